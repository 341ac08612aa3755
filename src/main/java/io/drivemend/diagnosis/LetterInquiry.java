package io.drivemend.diagnosis;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the witnesses of a registry that is not running. They give the letter when every one that speaks allows it and at
 * least one names it; otherwise the technician is asked.
 */
final class LetterInquiry {

  private static final Logger LOG = LoggerFactory.getLogger(LetterInquiry.class);
  private static final KeyPath SYSTEM = KeyPath.of("SYSTEM");

  private final Subject subject;
  private final Optional<WindowsPath> systemRoot;
  private final List<Testimony> testimonies = new ArrayList<>();

  /**
   * @param systemRoot what the value of that name says
   */
  LetterInquiry(Subject subject, Optional<WindowsPath> systemRoot) {
    this.subject = subject;
    this.systemRoot = systemRoot;
  }

  /** Hears them all, the strongest first. */
  LetterInquiry hear() throws DriveMendException {
    LetterList mounted = mountedDevices();
    Optional<LetterList> nt4 = mounted.isSilent() ? nt4() : Optional.empty();
    Optional<WindowsPath> ran = systemRoot.isPresent() ? systemRoot : pathName();
    subject.volume().ifPresent(volume -> testimonies.add(VolumeWitness.hear(volume, nt4.orElse(mounted), ran)));
    testimonies.add(systemRootSays());
    testimonies.add(listSays(mounted, "Windows finds its volumes again by it, and knows there which letter each has"));
    nt4.ifPresent(
        list -> testimonies.add(listSays(list, "NT 4 keeps there the letters that were given with the Disk Administrator")));
    return this;
  }

  /** Each witness, weighed against the strongest that names a letter. */
  List<Witness> witnesses() {
    Optional<DriveLetter> strongest = testimonies.stream().flatMap(said -> said.letter().stream()).findFirst();
    return testimonies.stream().map(said -> said.weighed(strongest)).toList();
  }

  RightDirectory decide() {
    Optional<Testimony> strongest = testimonies.stream().filter(said -> said.letter().isPresent()).findFirst();
    if (strongest.isEmpty()) {
      return new RightDirectory.Undecided("no witness names one letter");
    }
    DriveLetter letter = strongest.get().letter().orElseThrow();
    List<String> against =
        testimonies.stream().filter(said -> said.contradicts(letter)).map(Testimony::clause).toList();
    if (!against.isEmpty()) {
      return new RightDirectory.Undecided(strongest.get().clause() + ", but " + String.join(", and ", against));
    }
    List<String> why = testimonies.stream().filter(said -> !said.isSilent()).map(Testimony::sentence).toList();
    return directory(letter, why);
  }

  /** The directory under a letter, as far as SystemRoot tells the folder. */
  RightDirectory directory(DriveLetter letter, List<String> why) {
    return systemRoot.isPresent()
        ? new RightDirectory.Known(systemRoot.get().on(letter), why)
        : new RightDirectory.LetterOnly(letter, why);
  }

  private Testimony systemRootSays() {
    String why = "Windows writes it anew at each start, so it is the letter of the last one";
    return systemRoot
        .map(
            root ->
                new Testimony(
                    DirectoryInquiry.SYSTEM_ROOT,
                    new TreeSet<>(List.of(root.drive())),
                    root + " · rewritten at the last boot",
                    "SystemRoot says " + root.drive(),
                    "SystemRoot, rewritten at the last boot, says " + root,
                    why))
        .orElseGet(
            () -> Testimony.silent(DirectoryInquiry.SYSTEM_ROOT, "the value is missing or holds no path", why));
  }

  private static Testimony listSays(LetterList list, String why) {
    if (list.isSilent()) {
      return Testimony.silent(list.name(), list.silence(), why);
    }
    NavigableSet<DriveLetter> letters = list.all();
    boolean one = letters.size() == 1;
    return new Testimony(
        list.name(),
        letters,
        "disk volumes: " + list,
        list.name() + " knows only " + list,
        list.name() + (one ? " knows only one disk volume, " + list : " knows the disk volumes " + list),
        why);
  }

  /** A SYSTEM hive that cannot be read is a silent witness, not the end. */
  private LetterList mountedDevices() {
    try {
      if (!has(SYSTEM)) {
        return LetterList.silent(MountedDevices.NAME, "no SYSTEM hive is at hand, which lists the drive letters");
      }
      return has(MountedDevices.KEY)
          ? MountedDevices.read(subject.registry())
          : LetterList.silent(MountedDevices.NAME, "this Windows has no such list");
    } catch (DriveMendException e) {
      return LetterList.silent(MountedDevices.NAME, e.reason());
    }
  }

  /** The list of a Windows that has no MountedDevices: one that was upgraded keeps its old list, which counts no more. */
  private Optional<LetterList> nt4() {
    try {
      return has(DiskInformation.KEY) && !has(MountedDevices.KEY)
          ? Optional.of(DiskInformation.read(subject.registry()))
          : Optional.empty();
    } catch (DriveMendException e) {
      LOG.info("{} cannot be read: {}", DiskInformation.KEY, e.sentence());
      return Optional.empty();
    }
  }

  private boolean has(KeyPath key) throws DriveMendException {
    return subject.registry().hasKey(view(), key);
  }

  private Optional<WindowsPath> pathName() throws DriveMendException {
    return subject
        .registry()
        .value(new ValueLocation(view(), KeyPath.CURRENT_VERSION, Diagnoser.PATH_NAME))
        .flatMap(RegistryValue::text)
        .flatMap(WindowsPath::parse);
  }

  private View view() throws DriveMendException {
    return subject.registry().views().getFirst();
  }
}
