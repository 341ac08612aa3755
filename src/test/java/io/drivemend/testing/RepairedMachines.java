package io.drivemend.testing;

import static io.drivemend.model.ValueType.REG_DWORD;
import static io.drivemend.model.ValueType.REG_SZ;
import static io.drivemend.testing.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.JournaledWrite;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.hive.HiveBuilder;
import io.drivemend.hive.HiveRegistry;
import io.drivemend.hive.HiveWriter;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import io.drivemend.repair.Repair;
import io.drivemend.repair.RepairPlan;
import io.drivemend.source.OpenedSource;
import io.drivemend.source.SourceChoice;
import io.drivemend.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Windows installations as real hives in a folder, diagnosed, backed up and repaired by the program's own code. */
public final class RepairedMachines {

  private static final String CURRENT_VERSION = "Microsoft\\Windows NT\\CurrentVersion";

  private final Path folder;
  private final BackupStore store;
  private final Sources sources;

  /** Machines in folders of this folder, with one store of backups. */
  public RepairedMachines(Path folder) {
    this.folder = folder;
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
    sources = new Sources(folder.resolve("practice"));
  }

  /** The store of their backups. */
  public BackupStore store() {
    return store;
  }

  /** Opens them. */
  public Sources sources() {
    return sources;
  }

  /** Makes a 64-bit Windows 10 that moved from C: to D:, and repairs it. */
  public VerifiedBackup repair(String machine) throws Exception {
    RepairPlan plan = plan(machine);
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    new Repair(store).apply(plan, backup);
    return backup;
  }

  /** The same, but the program was ended when the repair was about to write. */
  public VerifiedBackup interrupt(String machine) throws Exception {
    RepairPlan plan = plan(machine);
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    assertProblem(Problem.WRITE_UNKNOWN, () -> new JournaledWrite(store, backup, breaking(plan.registry())).run());
    return backup;
  }

  /** A registry whose writer ends before it has written, in a way that nobody foresaw. */
  private static RegistryAccess breaking(RegistryAccess registry) {
    return new RegistryAccess() {
      @Override
      public RegistryReader open() throws DriveMendException {
        return registry.open();
      }

      @Override
      public RegistryWriter writer() {
        return changes -> {
          throw new IllegalStateException("ended");
        };
      }
    };
  }

  /** The SOFTWARE hive of a machine. */
  public Path software(String machine) {
    return folder.resolve(machine).resolve("SOFTWARE");
  }

  /** PathName as it stands in a machine's hive. */
  public String pathName(String machine, View view) throws Exception {
    return current(machine, view).text().orElseThrow();
  }

  /** Has another program change PathName. */
  public void change(String machine, View view, String path) throws Exception {
    ValueLocation where = pathNameIn(view);
    ValueChange change = new ValueChange(where, current(machine, view), RegistryValue.string(where.name(), REG_SZ, path));
    new HiveWriter(software(machine)).write(List.of(change));
  }

  /** Flips one bit of a file of a backup. */
  public static void tamper(VerifiedBackup backup) throws Exception {
    Path file = backup.backup().folder().resolve("hive-SOFTWARE");
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);
  }

  private RegistryValue current(String machine, View view) throws Exception {
    try (HiveRegistry registry = HiveRegistry.open(software(machine), Optional.empty())) {
      return registry.value(pathNameIn(view)).orElseThrow();
    }
  }

  private static ValueLocation pathNameIn(View view) {
    return new ValueLocation(view, KeyPath.CURRENT_VERSION, "PathName");
  }

  private RepairPlan plan(String machine) throws Exception {
    Path software = software(machine);
    Path system = software.resolveSibling("SYSTEM");
    Files.createDirectories(folder.resolve(machine));
    write(software, machine, "C:\\Windows");
    new HiveBuilder(5)
        .put("Select", new RegistryValue("Current", REG_DWORD, new byte[] {1, 0, 0, 0}))
        .put("ControlSet001\\Control\\ComputerName\\ComputerName", RegistryValue.string("ComputerName", REG_SZ, machine))
        .write(system);
    OpenedSource source = sources.open(new SourceChoice.HiveFile(software, Optional.of(system)));
    return RepairPlan.of(source.diagnose(Optional.of(new DriveLetter('D')), check -> {}), source.ref(), source.registry());
  }

  /** Makes a machine's hive anew, as that Windows might have left it later: the same machine with another PathName. */
  public void rebuild(String machine, String path) throws Exception {
    Files.delete(software(machine));
    write(software(machine), machine, path);
  }

  /** Puts the hive of another machine where that of this one stands. */
  public void replace(String machine, String other) throws Exception {
    Files.delete(software(machine));
    write(software(machine), other, "D:\\Windows");
  }

  /** Moves a machine's hive to another place, where it is returned from. */
  public Path move(String machine) throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere").resolve(machine));
    Files.move(software(machine).resolveSibling("SYSTEM"), elsewhere.resolve("SYSTEM"));
    return Files.move(software(machine), elsewhere.resolve("SOFTWARE"));
  }

  private static void write(Path software, String machine, String path) throws Exception {
    HiveBuilder hive = new HiveBuilder(5);
    for (String key : List.of(CURRENT_VERSION, "WOW6432Node\\" + CURRENT_VERSION)) {
      hive.put(key, RegistryValue.string("ProductName", REG_SZ, "Windows 10 Pro"))
          .put(key, RegistryValue.string("CurrentVersion", REG_SZ, "6.3"))
          .put(key, RegistryValue.string("CurrentBuildNumber", REG_SZ, "19045"))
          .put(key, RegistryValue.string("SystemRoot", REG_SZ, "D:\\Windows"))
          .put(key, RegistryValue.string("PathName", REG_SZ, path));
    }
    String guid = UUID.nameUUIDFromBytes(machine.getBytes(UTF_8)).toString();
    hive.put("Microsoft\\Cryptography", RegistryValue.string("MachineGuid", REG_SZ, guid)).write(software);
  }
}
