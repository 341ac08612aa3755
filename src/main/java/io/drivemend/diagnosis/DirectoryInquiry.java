package io.drivemend.diagnosis;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Hears the witnesses and decides which directory the registry should name. */
final class DirectoryInquiry {

  private static final String WINDOWS = "Windows directory";
  private static final String SYSTEM_ROOT = "SystemRoot";
  private static final String MOUNTED_DEVICES = "MountedDevices";
  /** The titles of the witnesses' rows. */
  static final Set<String> WITNESSES = Set.of(WINDOWS, SYSTEM_ROOT, MOUNTED_DEVICES);

  private static final char WINDOWS_PE_LETTER = 'X';

  private static final KeyPath SYSTEM = KeyPath.of("SYSTEM");
  private static final KeyPath NT_4_LETTERS = KeyPath.of("SYSTEM\\Disk");

  /** The kernel makes this key in Windows PE and nowhere else. */
  private static final KeyPath MINI_NT = KeyPath.of("SYSTEM\\CurrentControlSet\\Control\\MiniNT");

  private final Subject subject;
  private final Consumer<CheckResult> rows;

  /**
   * @param rows takes a row for every witness, also for one that could not be heard
   */
  DirectoryInquiry(Subject subject, Consumer<CheckResult> rows) {
    this.subject = subject;
    this.rows = rows;
  }

  RightDirectory decide() throws DriveMendException {
    return subject.isLive() ? live(subject.reportedDirectory().orElseThrow()) : offline();
  }

  private RightDirectory live(WindowsPath right) throws DriveMendException {
    rows.accept(CheckResult.ok(WINDOWS, right + " · asked from Windows itself"));
    List<String> why = new ArrayList<>(List.of("Windows itself reports that it runs from " + right));
    Optional<WindowsPath> systemRoot = systemRoot();
    if (systemRoot.isEmpty()) {
      rows.accept(CheckResult.notChecked(SYSTEM_ROOT, "the value is missing or holds no path"));
    } else if (systemRoot.get().drive().equals(right.drive()) && systemRoot.get().sameFolder(right)) {
      rows.accept(CheckResult.ok(SYSTEM_ROOT, systemRoot.get() + " · rewritten at the last boot, and agrees"));
      why.add("SystemRoot, rewritten at the last boot, says the same");
    } else {
      rows.accept(CheckResult.note(SYSTEM_ROOT, systemRoot.get() + " · not what Windows itself reports"));
    }
    if (subject.registry().hasKey(subject.registry().views().getFirst(), MINI_NT)) {
      return windowsPe(right);
    }
    return new RightDirectory.Known(right, why);
  }

  private RightDirectory offline() throws DriveMendException {
    Optional<WindowsPath> systemRoot = systemRoot();
    rows.accept(
        systemRoot
            .map(path -> CheckResult.ok(SYSTEM_ROOT, path + " · where this Windows was at its last boot"))
            .orElseGet(() -> CheckResult.notChecked(SYSTEM_ROOT, "the value is missing or holds no path")));
    Optional<MountedDevices> devices = mountedDevices(systemRoot);
    if (systemRoot.isPresent() && systemRoot.get().drive().letter() == WINDOWS_PE_LETTER) {
      return windowsPe(systemRoot.get());
    }
    RightDirectory weighed = weigh(systemRoot, devices);
    return subject.chosenLetter().isPresent() ? answered(weighed, subject.chosenLetter().get(), systemRoot) : weighed;
  }

  /** The technician's answer counts where the witnesses gave none; against them it changes nothing. */
  private static RightDirectory answered(RightDirectory weighed, DriveLetter letter, Optional<WindowsPath> systemRoot) {
    return switch (weighed) {
      case RightDirectory.Undecided undecided -> directory(letter, systemRoot, List.of("You chose " + letter));
      case RightDirectory.Known known -> known.path().drive().equals(letter) ? known : contradicted(letter, known.why());
      case RightDirectory.LetterOnly only -> only.letter().equals(letter) ? only : contradicted(letter, only.why());
      case RightDirectory.Stopped stopped -> stopped;
    };
  }

  private static RightDirectory contradicted(DriveLetter letter, List<String> why) {
    Problem problem = Problem.LETTER_CONTRADICTED;
    return new RightDirectory.Stopped(problem, problem.sentence(letter, String.join("; ", why)));
  }

  private static RightDirectory windowsPe(WindowsPath root) {
    return new RightDirectory.Stopped(Problem.WINPE, Problem.WINPE.sentence(root));
  }

  private static RightDirectory weigh(Optional<WindowsPath> systemRoot, Optional<MountedDevices> devices) {
    if (systemRoot.isEmpty()) {
      return devices
          .flatMap(MountedDevices::only)
          .map(letter -> directory(letter, systemRoot, List.of("MountedDevices knows only one disk volume, " + letter)))
          .orElseGet(() -> new RightDirectory.Undecided("neither SystemRoot nor MountedDevices tells"));
    }
    DriveLetter letter = systemRoot.get().drive();
    List<String> why = new ArrayList<>(List.of("SystemRoot, rewritten at the last boot, says " + systemRoot.get()));
    if (devices.isPresent()) {
      if (!devices.get().knows(letter)) {
        return new RightDirectory.Undecided(
            "SystemRoot says " + letter + ", but MountedDevices knows only " + devices.get());
      }
      why.add("MountedDevices knows a disk volume " + letter);
    }
    return directory(letter, systemRoot, why);
  }

  private static RightDirectory directory(DriveLetter letter, Optional<WindowsPath> systemRoot, List<String> why) {
    return systemRoot.isPresent()
        ? new RightDirectory.Known(systemRoot.get().on(letter), why)
        : new RightDirectory.LetterOnly(letter, why);
  }

  /** The list of letters, with its row. A SYSTEM hive that cannot be read is a silent witness, not the end. */
  private Optional<MountedDevices> mountedDevices(Optional<WindowsPath> systemRoot) {
    try {
      Optional<MountedDevices> devices = MountedDevices.read(subject.registry());
      rows.accept(
          devices
              .map(list -> row(list, systemRoot))
              .orElse(CheckResult.notChecked(MOUNTED_DEVICES, whyNoLetters())));
      return devices;
    } catch (DriveMendException e) {
      rows.accept(CheckResult.notChecked(MOUNTED_DEVICES, e.sentence()));
      return Optional.empty();
    }
  }

  private String whyNoLetters() throws DriveMendException {
    RegistryReader registry = subject.registry();
    View view = registry.views().getFirst();
    if (registry.hasKey(view, NT_4_LETTERS)) {
      return "this Windows keeps its letters in SYSTEM\\Disk, as NT 4 does, which DriveMend does not read yet";
    }
    return registry.hasKey(view, SYSTEM)
        ? "the SYSTEM hive lists no letter of a disk"
        : "no SYSTEM hive is at hand, which lists the drive letters";
  }

  private static CheckResult row(MountedDevices devices, Optional<WindowsPath> systemRoot) {
    String evidence = "disk volumes: " + devices;
    boolean contradicts = systemRoot.isPresent() && !devices.knows(systemRoot.get().drive());
    return contradicts
        ? CheckResult.note(MOUNTED_DEVICES, evidence + " · does not know the letter of SystemRoot")
        : CheckResult.ok(MOUNTED_DEVICES, evidence);
  }

  private Optional<WindowsPath> systemRoot() throws DriveMendException {
    RegistryReader registry = subject.registry();
    return registry
        .value(new ValueLocation(registry.views().getFirst(), KeyPath.CURRENT_VERSION, "SystemRoot"))
        .flatMap(RegistryValue::text)
        .flatMap(WindowsPath::parse);
  }
}
