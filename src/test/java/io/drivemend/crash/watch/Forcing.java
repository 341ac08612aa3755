package io.drivemend.crash.watch;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges by its steps whether a program's work would also outlast a power cut. A killed program's writes are kept by the
 * system, so no kill can show that one of them was not forced to the disk; the order of the steps can.
 */
public final class Forcing {

  private static final boolean FOLDERS_CAN_BE_FORCED = File.separatorChar == '/';

  private final List<String> defects = new ArrayList<>();
  private final Set<String> unforced = new LinkedHashSet<>();
  private String folderToForce = "";

  private Forcing() {}

  /**
   * What is wrong: a file that was not forced before it got its final name or before the end, or a rename whose folder was
   * not forced next.
   *
   * @param steps all of a run that was not killed
   */
  public static List<String> defects(List<Effect> steps) {
    Forcing forcing = new Forcing();
    steps.stream().filter(step -> !step.isOn(".drivemend-lock")).forEach(forcing::take);
    forcing.end();
    return forcing.defects;
  }

  private void take(Effect step) {
    if (!folderToForce.isEmpty() && !(step.kind().equals("force") && step.path().equals(folderToForce))) {
      defects.add("after a rename, " + folderToForce + " was not forced before " + step.step());
    }
    folderToForce = "";
    switch (step.kind()) {
      case "create", "write", "copy", "truncate" -> unforced.add(step.path());
      case "force", "delete" -> unforced.remove(step.path());
      case Effect.MOVE -> move(step.path().split(Effect.TO, 2));
      default -> {}
    }
  }

  private void move(String[] paths) {
    for (String file : unforced) {
      if (file.equals(paths[0]) || file.startsWith(paths[0] + File.separator)) {
        defects.add(file + " was not forced before its rename");
      }
    }
    unforced.removeIf(file -> file.startsWith(paths[0]));
    folderToForce = FOLDERS_CAN_BE_FORCED ? paths[1].substring(0, paths[1].lastIndexOf(File.separatorChar)) : "";
  }

  private void end() {
    unforced.forEach(file -> defects.add(file + " was never forced"));
    if (!folderToForce.isEmpty()) {
      defects.add("after the last rename, " + folderToForce + " was not forced");
    }
  }
}
