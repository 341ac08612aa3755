package io.drivemend.diagnosis;

import io.drivemend.diagnosis.VolumeInHand.State;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Makes all checks on one registry. Reads only. */
public final class Diagnoser {

  static final String PATH_NAME = "PathName";
  private static final String VOLUME = "Volume";

  private final Subject subject;
  private final Consumer<CheckResult> progress;
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<CheckResult> rows = new ArrayList<>();

  private Diagnoser(Subject subject, Consumer<CheckResult> progress) {
    this.subject = subject;
    this.progress = progress;
  }

  /**
   * Diagnoses a registry.
   *
   * @param progress takes each row as soon as its check is made, on the calling thread
   * @throws DriveMendException when the registry could not be read; what one check could not see is a row instead
   * @throws CancellationException when the thread was interrupted
   */
  public static Diagnosis diagnose(Subject subject, Consumer<CheckResult> progress) throws DriveMendException {
    return new Diagnoser(subject, progress).run();
  }

  /** Reads which Windows a registry belongs to; what it does not tell is empty. */
  public static WindowsIdentity identify(RegistryReader registry) throws DriveMendException {
    return new IdentityReader(new Subject(registry, Optional.empty(), FolderProbe.BLIND, Optional.empty())).read();
  }

  private Diagnosis run() throws DriveMendException {
    WindowsIdentity windows = identity();
    RightDirectory right = new DirectoryInquiry(subject, this::add).decide();
    List<PathNameCheck> pathNames = pathNames(right);
    Optional<WindowsPath> rightPath = rightPath(right, pathNames);
    rightPath.ifPresent(this::lookAtDisk);
    subject.volume().ifPresent(volume -> lookAtVolume(volume.state()));
    add(BootServiceCheck.run(subject, rightPath));
    List<Finding> found = pathNames.stream().flatMap(check -> check.finding().stream()).toList();
    Optional<State.Refused> refused = refusal();
    Summary summary = Summary.of(right, rightPath, found).unless(refused);
    List<Finding> findings = found.stream().map(finding -> refused.map(finding::unless).orElse(finding)).toList();
    return new Diagnosis(
        summary.verdict(),
        summary.sentence(),
        summary.stop(),
        windows,
        rightPath,
        why(right),
        witnesses,
        rows,
        findings);
  }

  private WindowsIdentity identity() throws DriveMendException {
    RegistryReader registry = subject.registry();
    WindowsIdentity windows = new IdentityReader(subject).read();
    String machine = windows.machine().isEmpty() ? "" : " · " + windows.machine();
    add(
        registry.hasKey(registry.views().getFirst(), KeyPath.CURRENT_VERSION)
            ? CheckResult.ok("Registry", windows + machine)
            : CheckResult.problem("Registry", "the key " + KeyPath.CURRENT_VERSION + " is missing"));
    return windows;
  }

  /**
   * The PathName of each view. One that only the 32-bit view lacks is no fault: Windows looks at the other one, and
   * nothing is ever created.
   */
  private List<PathNameCheck> pathNames(RightDirectory right) throws DriveMendException {
    List<PathNameCheck> checks = new ArrayList<>();
    for (View view : subject.registry().views()) {
      ValueLocation where = new ValueLocation(view, KeyPath.CURRENT_VERSION, PATH_NAME);
      var value = subject.registry().value(where);
      if (view == View.VIEW_32 && value.isEmpty()) {
        add(CheckResult.ok(PATH_NAME + view.suffix(), "not there, so there is nothing to repair"));
        continue;
      }
      PathNameCheck check = PathNameCheck.of(where, value, right, subject.folders());
      add(check.row());
      checks.add(check);
    }
    return checks;
  }

  private void lookAtDisk(WindowsPath right) {
    FolderProbe.Sight sight = subject.folders().look(right);
    String title = "Folder " + right;
    add(
        switch (sight.state()) {
          case HOLDS_WINDOWS -> CheckResult.ok(title, sight.words());
          case NO_WINDOWS -> CheckResult.problem(title, sight.words());
          case UNSEEN -> CheckResult.notChecked(title, sight.words());
        });
  }

  private void lookAtVolume(State state) {
    add(
        switch (state) {
          case State.Writable(String words) -> CheckResult.ok(VOLUME, words);
          case State.Refused(Problem problem, String sentence) -> CheckResult.problem(VOLUME, sentence);
          case State.Unknown(String reason) -> CheckResult.notChecked(VOLUME, reason);
        });
  }

  private Optional<State.Refused> refusal() {
    return subject.volume().map(VolumeInHand::state).flatMap(Diagnoser::refusal);
  }

  private static Optional<State.Refused> refusal(State state) {
    return state instanceof State.Refused refused ? Optional.of(refused) : Optional.empty();
  }

  private static Optional<WindowsPath> rightPath(RightDirectory right, List<PathNameCheck> pathNames) {
    return switch (right) {
      case RightDirectory.Known known -> Optional.of(known.path());
      case RightDirectory.LetterOnly letter ->
          pathNames.stream().flatMap(check -> check.path().stream()).findFirst().map(path -> path.on(letter.letter()));
      case RightDirectory.Undecided undecided -> Optional.empty();
      case RightDirectory.Stopped stopped -> Optional.empty();
    };
  }

  private static List<String> why(RightDirectory right) {
    return switch (right) {
      case RightDirectory.Known known -> known.why();
      case RightDirectory.LetterOnly letter -> letter.why();
      case RightDirectory.Undecided undecided -> List.of();
      case RightDirectory.Stopped stopped -> List.of();
    };
  }

  private void add(Witness witness) {
    witnesses.add(witness);
    add(witness.row());
  }

  private void add(CheckResult row) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    rows.add(row);
    progress.accept(row);
  }
}
