package io.drivemend.diagnosis;

import io.drivemend.diagnosis.Witness.Standing;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Hears the witnesses and decides which directory the registry should name. */
final class DirectoryInquiry {

  static final String SYSTEM_ROOT = "SystemRoot";

  private static final String WINDOWS = "Windows directory";
  private static final char WINDOWS_PE_LETTER = 'X';

  /** Only Windows PE has this key, which tells it from where it runs. */
  private static final KeyPath WINDOWS_PE = KeyPath.CURRENT_VERSION.child("WinPE");

  private final Subject subject;
  private final Consumer<Witness> witnesses;

  /**
   * @param witnesses takes every witness, also one that could not be heard
   */
  DirectoryInquiry(Subject subject, Consumer<Witness> witnesses) {
    this.subject = subject;
    this.witnesses = witnesses;
  }

  RightDirectory decide() throws DriveMendException {
    return subject.isLive() ? live(subject.reportedDirectory().orElseThrow()) : offline();
  }

  private RightDirectory live(WindowsPath right) throws DriveMendException {
    Optional<DriveLetter> drive = Optional.of(right.drive());
    witnesses.accept(
        new Witness(
            WINDOWS, drive, Standing.AGREES, right + " · asked from Windows itself", "Windows runs from there right now"));
    List<String> why = new ArrayList<>(List.of("Windows itself reports that it runs from " + right));
    Witness root = liveSystemRoot(right);
    witnesses.accept(root);
    if (root.standing() == Standing.AGREES) {
      why.add("SystemRoot, rewritten at the last boot, says the same");
    }
    return isWindowsPe() ? windowsPe(right) : new RightDirectory.Known(right, why);
  }

  private Witness liveSystemRoot(WindowsPath right) throws DriveMendException {
    Optional<WindowsPath> found = systemRoot();
    Optional<DriveLetter> drive = found.map(WindowsPath::drive);
    String why = "Windows writes it anew at each start";
    if (found.isEmpty()) {
      return new Witness(SYSTEM_ROOT, drive, Standing.SILENT, "the value is missing or holds no path", why);
    }
    WindowsPath root = found.get();
    return root.drive().equals(right.drive()) && root.sameFolder(right)
        ? new Witness(SYSTEM_ROOT, drive, Standing.AGREES, root + " · rewritten at the last boot, and agrees", why)
        : new Witness(SYSTEM_ROOT, drive, Standing.CONTRADICTS, root + " · not what Windows itself reports", why);
  }

  private RightDirectory offline() throws DriveMendException {
    Optional<WindowsPath> systemRoot = systemRoot();
    LetterInquiry inquiry = new LetterInquiry(subject, systemRoot).hear();
    inquiry.witnesses().forEach(witnesses);
    if (isLetterOfPe(systemRoot) || isWindowsPe()) {
      return windowsPe(systemRoot.orElse(new WindowsPath(WINDOWS_PE_LETTER, "\\")));
    }
    RightDirectory weighed = inquiry.decide();
    return subject.chosenLetter().map(letter -> answered(weighed, letter, inquiry)).orElse(weighed);
  }

  /** The technician's answer counts where the witnesses gave none; against them it changes nothing. */
  private static RightDirectory answered(RightDirectory weighed, DriveLetter letter, LetterInquiry inquiry) {
    return switch (weighed) {
      case RightDirectory.Undecided undecided -> inquiry.directory(letter, List.of("You chose " + letter));
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

  /** Whether SystemRoot names the drive that Windows PE makes for itself. */
  static boolean isLetterOfPe(Optional<WindowsPath> systemRoot) {
    return systemRoot.isPresent() && systemRoot.get().drive().letter() == WINDOWS_PE_LETTER;
  }

  /** Whether a key says so that is in Windows PE and nowhere else. */
  boolean isWindowsPe() throws DriveMendException {
    RegistryReader registry = subject.registry();
    if (registry.hasKey(registry.views().getFirst(), WINDOWS_PE)) {
      return true;
    }
    try {
      Optional<KeyPath> set = ControlSet.current(subject);
      // The kernel makes this key in Windows PE and nowhere else.
      return set.isPresent() && registry.hasKey(registry.views().getFirst(), set.get().child("Control").child("MiniNT"));
    } catch (DriveMendException e) {
      return false; // the SYSTEM hive cannot be read, and its row says so
    }
  }

  private Optional<WindowsPath> systemRoot() throws DriveMendException {
    RegistryReader registry = subject.registry();
    return registry
        .value(new ValueLocation(registry.views().getFirst(), KeyPath.CURRENT_VERSION, SYSTEM_ROOT))
        .flatMap(RegistryValue::text)
        .flatMap(WindowsPath::parse);
  }
}
