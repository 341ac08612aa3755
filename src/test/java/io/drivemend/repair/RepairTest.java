package io.drivemend.repair;

import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.backup.BackupState;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.JournaledWrite.Written;
import io.drivemend.backup.Restore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.diagnosis.Diagnoser;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.FolderProbe;
import io.drivemend.diagnosis.Subject;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of diagnosis, backup, repair and restore. The writers of hives and of Windows have tests of their own. */
class RepairTest {

  @TempDir private Path folder;
  private final InMemoryRegistry registry = windows10OnD("C:\\Windows");
  private BackupStore store;

  @BeforeEach
  void openStore() {
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
  }

  @Test
  void repairsWhatWasDiagnosedAndProvesIt() throws DriveMendException {
    RepairPlan plan = plan();
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    List<Written> repaired = new Repair(store).apply(plan, backup);
    assertThat(repaired).extracting(value -> value.now().text().orElse("")).containsOnly("D:\\Windows").hasSize(2);
    assertThat(text(PATH_NAME_64)).contains("D:\\Windows");
    assertThat(text(PATH_NAME_32)).contains("D:\\Windows");
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.APPLIED);
  }

  @Test
  void takesARepairBack() throws DriveMendException {
    VerifiedBackup backup = repaired();
    restore(backup, registry);
    assertThat(text(PATH_NAME_64)).contains("C:\\Windows");
    assertThat(text(PATH_NAME_32)).contains("C:\\Windows");
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.RESTORED);
  }

  @Test
  void refusesToRestoreTwice() throws DriveMendException {
    VerifiedBackup backup = repaired();
    restore(backup, registry);
    assertProblem(Problem.ALREADY_RESTORED, () -> restore(backup, registry));
  }

  @Test
  void restoresNothingWhenOneValueWasChangedByOthers() throws DriveMendException {
    VerifiedBackup backup = repaired();
    set(View.VIEW_32, "E:\\Windows");
    assertProblem(Problem.NOT_AS_LEFT, () -> restore(backup, registry));
    assertThat(text(PATH_NAME_64)).contains("D:\\Windows");
    assertThat(text(PATH_NAME_32)).contains("E:\\Windows");
  }

  @Test
  void restoresOnlyWhatIsNotRestoredYet() throws DriveMendException {
    VerifiedBackup backup = repaired();
    set(View.VIEW_64, "C:\\Windows");
    restore(backup, registry);
    assertThat(text(PATH_NAME_32)).contains("C:\\Windows");
  }

  @Test
  void writesNothingWhenAValueChangedSinceTheDiagnosis() throws DriveMendException {
    RepairPlan plan = plan();
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    set(View.VIEW_32, "F:\\Windows");
    assertProblem(Problem.CHANGED_SINCE, () -> new Repair(store).apply(plan, backup));
    assertThat(text(PATH_NAME_64)).contains("C:\\Windows");
    assertThat(text(PATH_NAME_32)).contains("F:\\Windows");
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.FAILED);
  }

  @Test
  void namesTheBackupWhenTheRegistryDoesNotHoldWhatWasWritten() throws DriveMendException {
    RepairPlan plan = planWith(changes -> set(View.VIEW_64, "Q:\\Windows"));
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    assertThatThrownBy(() -> new Repair(store).apply(plan, backup)).hasMessageContaining(backup.id());
    assertProblem(Problem.NOT_AS_WRITTEN, () -> new Repair(store).apply(plan, backup));
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.PREPARED);
  }

  @Test
  void saysThatTheValuesWereWrittenWhenOnlyTheRecordOfItFailed() throws DriveMendException {
    RepairPlan plan =
        planWith(
            changes -> {
              registry.write(changes);
              moveBackupsAway();
            });
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    assertProblem(Problem.STATE_NOT_RECORDED, () -> new Repair(store).apply(plan, backup));
    assertThat(text(PATH_NAME_64)).contains("D:\\Windows");
  }

  @Test
  void namesTheBackupWhenOnlyAPartWasWritten() throws DriveMendException {
    RepairPlan plan =
        planWith(
            changes -> {
              registry.write(changes.subList(0, 1));
              throw Problem.WRITE_PARTIAL.with(PATH_NAME_32, "disk full", PATH_NAME_64);
            });
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    assertThatThrownBy(() -> new Repair(store).apply(plan, backup))
        .hasMessageContaining("already changed: " + PATH_NAME_64)
        .hasMessageContaining(backup.id());
  }

  @Test
  void neverSaysThatNothingWasChangedWhenTheRegistryIsGoneAfterTheWrite() throws DriveMendException {
    List<Exception> failures =
        List.of(
            Problem.FILE_MISSING.with("SOFTWARE"), Problem.CANCELLED.with(), new UncheckedIOException(new IOException("x")));
    for (Exception failure : failures) {
      Pulled drive = new Pulled(failure);
      RepairPlan plan = planWith(drive);
      VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
      assertThatThrownBy(() -> new Repair(store).apply(plan, backup))
          .hasMessageContaining(backup.id())
          .hasMessageNotContaining("Nothing was")
          .isInstanceOfSatisfying(
              DriveMendException.class, told -> assertThat(told.problem()).isEqualTo(Problem.NOT_READ_BACK));
      assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.PREPARED);
      drive.isPulled = false;
      assertProblem(Problem.NOT_READ_BACK, () -> restore(backup, drive));
      assertThat(text(PATH_NAME_64)).contains("C:\\Windows");
    }
  }

  @Test
  void doesNotKnowWhatStandsThereWhenTheWriterBreaks() throws DriveMendException {
    RepairPlan plan =
        planWith(
            changes -> {
              registry.write(changes);
              throw new IllegalStateException("broken");
            });
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    assertProblem(Problem.WRITE_UNKNOWN, () -> new Repair(store).apply(plan, backup));
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.PREPARED);
  }

  /** A registry on a drive that is pulled out as soon as something was written. */
  private final class Pulled implements RegistryAccess {

    private final Exception failure;
    private boolean isPulled;

    Pulled(Exception failure) {
      this.failure = failure;
    }

    @Override
    public RegistryReader open() throws DriveMendException {
      if (!isPulled) {
        return registry;
      }
      if (failure instanceof DriveMendException told) {
        throw told;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public RegistryWriter writer() {
      return changes -> {
        registry.write(changes);
        isPulled = true;
      };
    }
  }

  /** The plan with a registry that is written to as given and read as it is. */
  private RepairPlan planWith(RegistryWriter writer) throws DriveMendException {
    return planWith(
        new RegistryAccess() {
          @Override
          public RegistryReader open() {
            return registry;
          }

          @Override
          public RegistryWriter writer() {
            return writer;
          }
        });
  }

  private RepairPlan planWith(RegistryAccess access) throws DriveMendException {
    RepairPlan plan = plan();
    return new RepairPlan(plan.windows(), plan.source(), access, plan.changes());
  }

  /** What a drive does that is pulled out between two writes. */
  private void moveBackupsAway() {
    try {
      Files.move(folder.resolve("backups"), folder.resolve("gone"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void takesNoBackupOfAnotherPlan() throws DriveMendException {
    VerifiedBackup other = store.create(plan().backupRequest(), file -> {});
    set(View.VIEW_32, "D:\\Windows");
    RepairPlan plan = plan();
    assertThatThrownBy(() -> new Repair(store).apply(plan, other)).isInstanceOf(IllegalArgumentException.class);
    assertThat(text(PATH_NAME_64)).contains("C:\\Windows");
  }

  @Test
  void plansNothingForAHealthyRegistry() throws DriveMendException {
    set(View.VIEW_32, "D:\\Windows");
    set(View.VIEW_64, "D:\\Windows");
    assertProblem(Problem.NOTHING_TO_REPAIR, this::plan);
  }

  @Test
  void plansNothingForAnotherFolderAndSaysWhy() throws DriveMendException {
    set(View.VIEW_32, "D:\\WINNT");
    set(View.VIEW_64, "D:\\WINNT");
    assertProblem(Problem.FOLDER_DIFFERS, this::plan);
  }

  private void restore(VerifiedBackup backup, RegistryAccess access) throws DriveMendException {
    WindowsIdentity windows = backup.backup().manifest().windows();
    new Restore(store, backup, new NamedRegistry(windows, SourceRef.THIS_COMPUTER, access)).run(Set.of());
  }

  private VerifiedBackup repaired() throws DriveMendException {
    RepairPlan plan = plan();
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    new Repair(store).apply(plan, backup);
    return backup;
  }

  private RepairPlan plan() throws DriveMendException {
    Subject subject = new Subject(registry, Optional.empty(), FolderProbe.BLIND, Optional.empty());
    Diagnosis diagnosis = Diagnoser.diagnose(subject, row -> {});
    return RepairPlan.of(diagnosis, SourceRef.THIS_COMPUTER, registry);
  }

  private void set(View view, String path) {
    registry.put(view, KeyPath.CURRENT_VERSION, RegistryValue.string("PathName", ValueType.REG_SZ, path));
  }

  private Optional<String> text(ValueLocation where) throws DriveMendException {
    return registry.value(where).flatMap(RegistryValue::text);
  }
}
