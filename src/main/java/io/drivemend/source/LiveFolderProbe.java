package io.drivemend.source;

import io.drivemend.diagnosis.FolderProbe;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.WindowsPath;
import io.drivemend.windows.Volumes;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the drives of the running Windows. */
final class LiveFolderProbe implements FolderProbe {

  @Override
  public Sight look(WindowsPath path) {
    DriveLetter drive = path.drive();
    if (!Volumes.exists(drive)) {
      return new Sight(State.NO_WINDOWS, "there is no drive " + drive);
    }
    Path system32 = Path.of(path.toString()).resolve("System32");
    if (Files.exists(system32.resolve("ntoskrnl.exe"))) {
      return new Sight(State.HOLDS_WINDOWS, "there is a Windows there");
    }
    String volume = Volumes.label(drive).filter(label -> !label.isBlank()).map(l -> " (\"" + l + "\")").orElse("");
    return new Sight(State.NO_WINDOWS, drive + " is another volume" + volume + ", no Windows there");
  }
}
