package io.drivemend.crash;

import static java.nio.charset.StandardCharsets.UTF_16LE;

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
  private static final Pattern PATH_NAME = Pattern.compile("(?m)^\"PathName\"=\"(.*)\"\\r\\n");

  /** What each view's key holds besides PathName, as reg.exe exports it. */
  private final List<String> others = new ArrayList<>();

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
  List<String> source() {
    return List.of("--local");
  }

  @Override
  void makeFault() throws IOException {
    VIEWS.forEach(view -> RegExe.add(where(view), OLD));
    others.clear();
    for (View view : VIEWS) {
      others.add(PATH_NAME.matcher(export(view)).replaceAll(""));
    }
  }

  @Override
  void changeFirstValue(Values to) {
    RegExe.add(where(VIEWS.getFirst()), to == Values.NEW ? NEW : OLD);
  }

  private String export(View view) throws IOException {
    Path file = home().resolve("export" + view.suffix() + ".reg");
    RegExe.export(view, KeyPath.CURRENT_VERSION, file);
    return Files.readString(file, UTF_16LE);
  }

  private static List<String> texts(String export) {
    Matcher matcher = PATH_NAME.matcher(export);
    return matcher.results().map(found -> found.group(1).replace("\\\\", "\\")).toList();
  }

  @Override
  Values values(List<String> failures) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < VIEWS.size(); i++) {
      String export = export(VIEWS.get(i));
      List<String> found = texts(export);
      texts.add(found.size() == 1 ? found.getFirst() : "missing, or not a string");
      if (!PATH_NAME.matcher(export).replaceAll("").equals(others.get(i))) {
        failures.add("something else in the key has changed, in the view " + VIEWS.get(i));
      }
    }
    return Values.of(texts, OLD, NEW);
  }

  @Override
  void saveRegistry(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    for (View view : VIEWS) {
      texts.addAll(texts(export(view)));
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
