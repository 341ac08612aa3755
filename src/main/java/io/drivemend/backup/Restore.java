package io.drivemend.backup;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts back the values that a repair wrote, and only those, after backing up what stands there today. */
public final class Restore {

  private final BackupStore store;
  private final VerifiedBackup backup;
  private final NamedRegistry target;

  /**
   * @param target the registry that the backup was made of, wherever it stands now
   */
  public Restore(BackupStore store, VerifiedBackup backup, NamedRegistry target) {
    this.store = store;
    this.backup = backup;
    this.target = target;
  }

  /** What a technician may agree to after having seen it; nothing of it is ever done unasked. */
  public enum Consent {
    /** Today's value is neither what the repair left nor what the backup holds, and may be replaced. */
    OTHER_VALUE,
    /** The backup was made of a machine of another name. */
    OTHER_MACHINE
  }

  /**
   * What was restored.
   *
   * @param values every value of the backup as it stands there now
   * @param safety holds what was replaced; restoring it takes the restore back
   */
  public record Restored(List<Comparison> values, VerifiedBackup safety) {}

  /** What stands at a value's place today, seen from a backup. */
  public enum Today {
    /** What the repair left. */
    AS_LEFT,
    /** What the backup holds. */
    AS_BACKED_UP,
    /** Something else, or nothing. */
    OTHER
  }

  /**
   * One value of the backup.
   *
   * @param change the backup's value ({@code before}) and what the repair left ({@code after})
   * @param now what stands there; empty when nothing does
   */
  public record Comparison(ValueChange change, Optional<RegistryValue> now) {

    public Today today() {
      if (now.equals(Optional.of(change.before()))) {
        return Today.AS_BACKED_UP;
      }
      return now.equals(Optional.of(change.after())) ? Today.AS_LEFT : Today.OTHER;
    }
  }

  /** Compares every value of the backup with today's. Reads only. */
  public List<Comparison> compare() throws DriveMendException {
    return compare(backup, target.access());
  }

  static List<Comparison> compare(VerifiedBackup backup, RegistryAccess registry) throws DriveMendException {
    List<Comparison> comparisons = new ArrayList<>();
    try (RegistryReader reader = registry.open()) {
      for (ValueChange change : backup.changes()) {
        comparisons.add(new Comparison(change, reader.value(change.where())));
      }
    }
    return comparisons;
  }

  /** What {@link #run} would have to be agreed to, as far as today's values tell. */
  public Set<Consent> toBeAgreed(List<Comparison> today) {
    Set<Consent> consents = EnumSet.noneOf(Consent.class);
    if (isOtherMachine(backup, target)) {
      consents.add(Consent.OTHER_MACHINE);
    }
    if (today.stream().anyMatch(value -> value.today() == Today.OTHER)) {
      consents.add(Consent.OTHER_VALUE);
    }
    return consents;
  }

  /** The name tells machines apart; a hive file was proven to be the same by its content when it was opened. */
  static void requireSameMachine(VerifiedBackup backup, NamedRegistry target) throws DriveMendException {
    if (isOtherMachine(backup, target)) {
      throw Problem.OTHER_MACHINE.with(
          backup.id(), backup.backup().manifest().windows().machine(), target.windows().machine());
    }
  }

  private static boolean isOtherMachine(VerifiedBackup backup, NamedRegistry target) {
    return target.source().kind() == SourceRef.Kind.LIVE
        && !target.windows().machine().equalsIgnoreCase(backup.backup().manifest().windows().machine());
  }

  /**
   * What restoring would write now.
   *
   * @param today what {@link #compare} gave
   * @param consents what the technician agreed to after seeing all three values
   * @throws DriveMendException with {@code OTHER_MACHINE}, {@code NOT_AS_LEFT}, {@code CANNOT_REPLACE} or {@code
   *     ALREADY_RESTORED}
   */
  public List<ValueChange> plan(List<Comparison> today, Set<Consent> consents) throws DriveMendException {
    if (!consents.contains(Consent.OTHER_MACHINE)) {
      requireSameMachine(backup, target);
    }
    List<ValueChange> changes = new ArrayList<>();
    for (Comparison value : today) {
      switch (value.today()) {
        case AS_LEFT -> changes.add(value.change().reversed());
        case AS_BACKED_UP -> {}
        case OTHER -> changes.add(replacement(value, consents));
      }
    }
    if (changes.isEmpty()) {
      throw Problem.ALREADY_RESTORED.with(backup.id());
    }
    return changes;
  }

  private ValueChange replacement(Comparison value, Set<Consent> consents) throws DriveMendException {
    ValueChange change = value.change();
    Optional<String> obstacle = value.now().isEmpty() ? Optional.of("it is missing") : obstacle(value.now().get(), change);
    if (obstacle.isPresent()) {
      throw Problem.CANNOT_REPLACE.with(change.where(), backup.id(), obstacle.get());
    }
    if (!consents.contains(Consent.OTHER_VALUE)) {
      throw Problem.NOT_AS_LEFT.with(change.where(), backup.id());
    }
    return new ValueChange(change.where(), value.now().get(), change.before());
  }

  /** What other programs wrote there must be a path too: DriveMend replaces nothing else, and creates nothing. */
  private Optional<String> obstacle(RegistryValue now, ValueChange change) {
    if (!ManifestCheck.arePaths(now, change.before())) {
      return Optional.of("it holds " + now.textOrSize() + " of type " + now.type());
    }
    boolean isHive = target.source().kind() == SourceRef.Kind.HIVE;
    return isHive && (now.size() != change.before().size() || !now.name().equals(change.before().name()))
        ? Optional.of("in a hive file, only a path of the same length can stand in its place")
        : Optional.empty();
  }

  /**
   * Backs up what stands there today, writes the old values back, reads them and records it.
   *
   * @throws DriveMendException as {@link BackupStore#find}, {@link #plan} and {@link BackupStore#create} say, when nothing
   *     was written; as {@link JournaledWrite#run()} says otherwise
   */
  public Restored run(Set<Consent> consents) throws DriveMendException {
    return run(compare(), consents);
  }

  /**
   * The same after a technician was asked, who agreed to have these values replaced and no others.
   *
   * @param seen what {@link #compare} gave when they were asked
   * @throws DriveMendException as {@link #run(Set)}; with {@code NOT_AS_LEFT} also when yet another value stands there by now
   */
  public Restored run(List<Comparison> seen, Set<Consent> consents) throws DriveMendException {
    return store.locked(() -> runLocked(seen, consents));
  }

  private Restored runLocked(List<Comparison> seen, Set<Consent> consents) throws DriveMendException {
    store.find(backup.id()); // it may have been deleted while the technician was asked
    List<Comparison> today = compare();
    List<ValueChange> changes = plan(today, today.equals(seen) ? consents : withoutOtherValue(consents));
    BackupRequest request =
        new BackupRequest(target.windows(), target.source(), changes, target.access(), Optional.of(backup.id()));
    VerifiedBackup safety = store.createLocked(request, file -> {});
    new JournaledWrite(store, safety, target.access())
        .runLocked(() -> store.recordRestored(backup.backup()));
    return new Restored(safety.readBack(this::compare), safety);
  }

  private static Set<Consent> withoutOtherValue(Set<Consent> consents) {
    return consents.contains(Consent.OTHER_MACHINE) ? EnumSet.of(Consent.OTHER_MACHINE) : EnumSet.noneOf(Consent.class);
  }
}
