package io.drivemend.crash;

import io.drivemend.model.KeyPath;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.testing.RegExe;
import io.drivemend.testing.Registries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The running Windows, seen and changed by reg.exe. There is one, so there can be only one of these. */
final class LiveMachine extends Machine {

  private static final String OLD = "D:\\windows";
  private static final String NEW = "C:\\windows";
  private static final List<View> VIEWS = List.of(View.VIEW_64, View.VIEW_32);
  private static final Pattern PATH_NAME = Pattern.compile("\\s+PathName\\s+REG_SZ\\s+(\\S.*)");

  /** What each view's key holds besides PathName; what is below it Wine itself changes. */
  private final List<List<String>> others = new ArrayList<>();

  LiveMachine(Path home) {
    super(home);
  }

  private static ValueLocation where(View view) {
    return Registries.pathName(view);
  }

  @Override
  boolean canBeTorn() {
    return true;
  }

  @Override
  boolean startsSlowly() {
    return true;
  }

  @Override
  List<String> source() {
    return List.of("--local");
  }

  @Override
  void makeFault() throws IOException {
    VIEWS.forEach(view -> RegExe.add(where(view), OLD));
    others.clear();
    for (View view : VIEWS) {
      others.add(otherLines(query(view)));
    }
  }

  @Override
  void changeFirstValue(Values to) {
    RegExe.add(where(VIEWS.getFirst()), to == Values.NEW ? NEW : OLD);
  }

  /** The lines of {@code reg query} for the values of the key itself. */
  private static List<String> query(View view) {
    return RegExe.query(view, KeyPath.CURRENT_VERSION).lines().filter(line -> line.startsWith(" ")).toList();
  }

  private static List<String> texts(List<String> lines) {
    return lines.stream().map(PATH_NAME::matcher).filter(Matcher::matches).map(found -> found.group(1)).toList();
  }

  private static List<String> otherLines(List<String> lines) {
    return lines.stream().filter(line -> !PATH_NAME.matcher(line).matches()).sorted().toList();
  }

  @Override
  Values values(List<String> failures) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < VIEWS.size(); i++) {
      List<String> lines = query(VIEWS.get(i));
      List<String> found = texts(lines);
      texts.add(found.size() == 1 ? found.getFirst() : "missing, or not a string");
      if (!otherLines(lines).equals(others.get(i))) {
        failures.add("another value of the key has changed, in the view " + VIEWS.get(i) + ": " + lines);
      }
    }
    return Values.of(texts, OLD, NEW);
  }

  @Override
  void saveRegistry(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    for (View view : VIEWS) {
      texts.addAll(texts(query(view)));
    }
    Files.write(folder.resolve("values.txt"), texts);
  }

  @Override
  void loadRegistry(Path folder) throws IOException {
    List<String> texts = Files.readAllLines(folder.resolve("values.txt"));
    for (int i = 0; i < VIEWS.size(); i++) {
      RegExe.add(where(VIEWS.get(i)), texts.get(i));
    }
  }

  @Override
  List<Path> strayFiles() {
    return List.of();
  }
}
