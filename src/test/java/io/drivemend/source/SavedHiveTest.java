package io.drivemend.source;

import static io.drivemend.model.ValueType.REG_DWORD;
import static io.drivemend.model.ValueType.REG_SZ;
import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.testing.Hives;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a hive is known again by its content, wherever it stands. */
class SavedHiveTest {

  private static final KeyPath CRYPTOGRAPHY = KeyPath.of("SOFTWARE\\Microsoft\\Cryptography");

  @TempDir private Path folder;
  private Path copy;
  private Sources sources;

  @BeforeEach
  void keepACopy() throws Exception {
    sources = new Sources(folder.resolve("practice"));
    copy = backUp(windows("LAB-3"));
  }

  @Test
  void aRepairedHiveIsFoundAgainAtItsPlaceAndAtAnother() throws Exception {
    Path hive = Hives.write(folder.resolve("disk"), windows("LAB-3"));
    Hives.changePathName(hive, View.VIEW_64, "D:\\Windows");
    Hives.changePathName(hive, View.VIEW_32, "D:\\Windows");
    assertFound(sources.reopen(saved("LAB-3", hive)), hive, "LAB-3");
    Path moved = Files.move(folder.resolve("disk"), folder.resolve("elsewhere")).resolve("SOFTWARE");
    assertProblem(Problem.FILE_MISSING, () -> sources.reopen(saved("LAB-3", hive)));
    assertFound(sources.reopenAt(moved, saved("LAB-3", hive)), moved, "LAB-3");
  }

  @Test
  void aHiveWithTheRepairAloneIsTheSameThoughTheMachineWasRenamed() throws Exception {
    Path hive = Hives.write(folder.resolve("disk"), windows("NEW-NAME"));
    Hives.changePathName(hive, View.VIEW_64, "D:\\Windows");
    assertFound(sources.reopen(saved("LAB-3", hive)), hive, "NEW-NAME");
  }

  @Test
  void aHiveThatWindowsHasWrittenToSinceIsKnownByWhatSetupWrote() throws Exception {
    Path byGuid = Hives.write(folder.resolve("guid"), used(installed(windows("LAB-3"), "guid-1", 1)));
    Path keptGuid = backUp(installed(windows("LAB-3"), "guid-1", 7));
    assertFound(sources.reopen(saved("LAB-3", byGuid, keptGuid)), byGuid, "LAB-3");
    Path byDate = Hives.write(folder.resolve("date"), used(installed(windows("LAB-3"), "", 1)));
    Path keptDate = backUp(installed(windows("LAB-3"), "", 1));
    assertFound(sources.reopen(saved("LAB-3", byDate, keptDate)), byDate, "LAB-3");
  }

  @Test
  void anotherInstallationAtTheSamePathIsRefused() throws Exception {
    Path kept = backUp(installed(windows("LAB-3"), "guid-1", 1));
    Path otherGuid = Hives.write(folder.resolve("guid"), used(installed(windows("LAB-3"), "guid-2", 1)));
    assertRefused(otherGuid, kept, "MachineGuid differs from that in the backup");
    Path noGuid = Hives.write(folder.resolve("none"), used(installed(windows("LAB-3"), "", 1)));
    assertRefused(noGuid, kept, "MachineGuid differs");
    Path otherDate = Hives.write(folder.resolve("date"), used(installed(windows("LAB-3"), "", 2)));
    assertRefused(otherDate, backUp(installed(windows("LAB-3"), "", 1)), "InstallDate differs");
    Path clone = Hives.write(folder.resolve("clone"), used(installed(windows("LAB-4"), "guid-1", 1)));
    assertRefused(clone, kept, "it belongs to LAB-4, the backup to LAB-3");
  }

  @Test
  void aChangedHiveThatNothingProvesIsRefused() throws Exception {
    Path hive = Hives.write(folder.resolve("disk"), used(windows("LAB-3")));
    assertRefused(hive, copy, "it was changed since, and has neither MachineGuid nor InstallDate or ProductId");
  }

  @Test
  void theMachinesNameIsReadFromASystemHiveInAnyCaseAndNotComparedWithoutOne() throws Exception {
    Path kept = backUp(installed(windows("LAB-3"), "guid-1", 1));
    Path clone = Hives.write(folder.resolve("clone"), used(installed(windows("LAB-4"), "guid-1", 1)));
    Path system = Files.move(clone.resolveSibling("SYSTEM"), clone.resolveSibling("system"));
    assertRefused(clone, kept, "it belongs to LAB-4");
    Files.delete(system);
    assertFound(sources.reopen(saved("LAB-3", clone, kept)), clone, "");
  }

  @Test
  void aHiveThatIsGoneOrCannotBeNamedIsMissing() {
    for (String gone : new String[] {folder.resolve("gone").toString(), "a\0b"}) {
      SourceRef ref = new SourceRef(SourceRef.Kind.HIVE, gone);
      SavedRegistry saved = new SavedRegistry("ID", ref, new WindowsIdentity("", "", "", ""), Optional.of(copy));
      assertProblem(Problem.FILE_MISSING, () -> sources.reopen(saved));
    }
  }

  private static InMemoryRegistry windows(String machine) {
    return withSystemHive(windows10OnD("C:\\Windows"), machine, "D");
  }

  /** What Setup wrote once. */
  private static InMemoryRegistry installed(InMemoryRegistry registry, String guid, int date) {
    for (View view : registry.views()) {
      byte[] time = {(byte) date, 0, 0, 0x5F};
      registry.put(view, KeyPath.CURRENT_VERSION, new RegistryValue("InstallDate", REG_DWORD, time));
      registry.put(view, KeyPath.CURRENT_VERSION, RegistryValue.string("ProductId", REG_SZ, "00330-80000"));
    }
    if (!guid.isEmpty()) {
      registry.put(View.VIEW_64, CRYPTOGRAPHY, RegistryValue.string("MachineGuid", REG_SZ, guid));
    }
    return registry;
  }

  /** What Windows does when it runs. */
  private static InMemoryRegistry used(InMemoryRegistry registry) {
    return registry.put(
        View.VIEW_64, KeyPath.of("SOFTWARE\\Classes\\.txt"), RegistryValue.string("", REG_SZ, "txtfile"));
  }

  private Path backUp(InMemoryRegistry registry) throws Exception {
    return Hives.write(Files.createTempDirectory(folder, "backup"), registry);
  }

  private SavedRegistry saved(String machine, Path hive) {
    return saved(machine, hive, copy);
  }

  private static SavedRegistry saved(String machine, Path hive, Path kept) {
    SourceRef ref = new SourceRef(SourceRef.Kind.HIVE, hive.toString());
    return new SavedRegistry("ID", ref, new WindowsIdentity(machine, "", "", ""), Optional.of(kept));
  }

  private void assertRefused(Path hive, Path kept, String reason) {
    assertProblem(Problem.OTHER_HIVE, () -> sources.reopen(saved("LAB-3", hive, kept)));
    assertThatThrownBy(() -> sources.reopenAt(hive, saved("LAB-3", hive, kept))).hasMessageContaining(reason);
  }

  private static void assertFound(NamedRegistry found, Path hive, String machine) throws Exception {
    assertThat(found.source().path()).isEqualTo(hive.toRealPath().toString());
    assertThat(found.windows().machine()).isEqualTo(machine);
    found.access().open().close();
  }
}
