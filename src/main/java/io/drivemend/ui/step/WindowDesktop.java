package io.drivemend.ui.step;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The desktop of a window: its dialogs stand above that window. */
public final class WindowDesktop implements Desktop {

  private final Window owner;
  private final HostServices host;

  public WindowDesktop(Window owner, HostServices host) {
    this.owner = owner;
    this.host = host;
  }

  @Override
  public Optional<Path> chooseFolder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> chooseFile(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public void open(Path folder) {
    host.showDocument(folder.toUri().toString());
  }
}
