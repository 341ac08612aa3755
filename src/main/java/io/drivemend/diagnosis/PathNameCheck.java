package io.drivemend.diagnosis;

import static io.drivemend.diagnosis.FolderProbe.State.NO_WINDOWS;
import static io.drivemend.diagnosis.FolderProbe.State.UNSEEN;

import io.drivemend.diagnosis.Finding.Remedy;
import io.drivemend.diagnosis.FolderProbe.Sight;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.WindowsPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds one PathName against the right directory.
 *
 * @param row the row for the screen
 * @param finding what is wrong, if anything is
 * @param path the path that the value names, if it is one
 */
record PathNameCheck(CheckResult row, Optional<Finding> finding, Optional<WindowsPath> path) {

  static PathNameCheck of(ValueLocation where, Optional<RegistryValue> found, RightDirectory right, FolderProbe folders) {
    return new Check(where, right, folders).run(found);
  }

  private record Check(ValueLocation where, RightDirectory right, FolderProbe folders) {

    PathNameCheck run(Optional<RegistryValue> found) {
      if (found.isEmpty()) {
        return broken(Optional.empty(), "", Problem.VALUE_MISSING.sentence(where), Problem.VALUE_MISSING);
      }
      RegistryValue value = found.get();
      Optional<String> text = value.text();
      if (!value.type().isString()) {
        return broken(found, shown(value), Problem.VALUE_NOT_A_STRING.sentence(where, value.type()),
            Problem.VALUE_NOT_A_STRING);
      }
      if (text.isEmpty()) {
        return broken(found, shown(value), Problem.VALUE_MALFORMED.sentence(where, defect(value)),
            Problem.VALUE_MALFORMED);
      }
      Optional<WindowsPath> path = WindowsPath.parse(text.get());
      return path.isPresent()
          ? compare(value, path.get())
          : broken(found, text.get(), Problem.VALUE_NOT_A_DRIVE_PATH.sentence(where, text.get()),
              Problem.VALUE_NOT_A_DRIVE_PATH);
    }

    private PathNameCheck compare(RegistryValue value, WindowsPath path) {
      return switch (right) {
        case RightDirectory.Known known -> against(value, path, known.path(), known.why());
        case RightDirectory.LetterOnly letter -> against(value, path, path.on(letter.letter()), letter.why());
        case RightDirectory.Undecided undecided ->
            new PathNameCheck(
                CheckResult.notChecked(title(), path + " · " + undecided.reason()), Optional.empty(), Optional.of(path));
        case RightDirectory.Stopped stopped ->
            new PathNameCheck(
                CheckResult.note(title(), path + " · left alone"), Optional.empty(), Optional.of(path));
      };
    }

    private PathNameCheck against(RegistryValue value, WindowsPath path, WindowsPath should, List<String> why) {
      if (!path.sameFolder(should)) {
        String sentence = Problem.FOLDER_DIFFERS.sentence(path, should);
        Finding finding = finding(value, path.toString(), Optional.of(should), why,
            new Remedy.None(Problem.FOLDER_DIFFERS, sentence));
        return new PathNameCheck(
            CheckResult.problem(title(), path + " · another folder than " + should),
            Optional.of(finding),
            Optional.of(path));
      }
      if (path.drive().equals(should.drive())) {
        return new PathNameCheck(CheckResult.ok(title(), path.toString()), Optional.empty(), Optional.of(path));
      }
      return letterDiffers(value, path, path.on(should.drive()), why);
    }

    private PathNameCheck letterDiffers(RegistryValue value, WindowsPath path, WindowsPath repaired, List<String> why) {
      Sight before = folders.look(path);
      Sight after = folders.look(repaired);
      Remedy remedy =
          after.state() == NO_WINDOWS
              ? new Remedy.None(
                  Problem.NEW_PATH_WITHOUT_WINDOWS, Problem.NEW_PATH_WITHOUT_WINDOWS.sentence(repaired))
              : new Remedy.Change(new ValueChange(where, value, withLetter(value, repaired.spelledLetter())));
      List<String> evidence = new ArrayList<>(why);
      String seen = "";
      if (before.state() != UNSEEN) {
        evidence.add(path + ": " + before.words());
        evidence.add(repaired + ": " + after.words());
        seen = " · " + before.words();
      }
      return new PathNameCheck(
          CheckResult.problem(title(), path + " · should be " + repaired + seen),
          Optional.of(finding(value, path.toString(), Optional.of(repaired), evidence, remedy)),
          Optional.of(path));
    }

    /** Only the first UTF-16 code unit changes; every other byte stays. */
    private static RegistryValue withLetter(RegistryValue value, char letter) {
      byte[] data = value.data();
      data[0] = (byte) letter;
      return value.withData(data);
    }

    private PathNameCheck broken(Optional<RegistryValue> value, String text, String sentence, Problem problem) {
      Finding finding =
          new Finding(
              where,
              value.map(RegistryValue::type),
              text,
              Optional.empty(),
              List.of(sentence),
              new Remedy.None(problem, sentence));
      return new PathNameCheck(
          CheckResult.problem(title(), sentence), Optional.of(finding), Optional.empty());
    }

    private Finding finding(
        RegistryValue value, String text, Optional<WindowsPath> should, List<String> evidence, Remedy remedy) {
      return new Finding(where, Optional.of(value.type()), text, should, evidence, remedy);
    }

    private String title() {
      return where.name() + where.view().suffix();
    }

    private static String defect(RegistryValue value) {
      if (value.size() % 2 != 0) {
        return "it has an odd number of bytes";
      }
      String whole = new String(value.data(), StandardCharsets.UTF_16LE);
      return whole.endsWith("\0") ? "there is a NUL inside" : "its terminating NUL is missing";
    }

    /** What can be shown of data that is no well-formed string: printable characters, the rest as dots. */
    private static String shown(RegistryValue value) {
      if (!value.type().isString()) {
        return value.size() + " bytes of " + value.type();
      }
      String whole = new String(value.data(), StandardCharsets.UTF_16LE);
      return whole.substring(0, Math.min(whole.length(), 260)).replaceAll("\\p{Cntrl}", "·");
    }
  }
}
