package io.drivemend.ui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.testing.RepairedMachines;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the columns and how they sort, on backups of every kind. */
class ColumnTest {

  @TempDir private Path folder;

  @Test
  void sortsByEachColumnWithTheNewestFirstAmongTheAlike() throws Exception {
    List<BackupRow> rows = rows();
    assertThat(sorted(Column.MADE, rows)).containsExactly("WS-0417", "LAB-3", "KIOSK7", "AAA");
    assertThat(sorted(Column.MACHINE, rows)).containsExactly("AAA", "KIOSK7", "LAB-3", "WS-0417");
    assertThat(sorted(Column.INTEGRITY, rows)).containsExactly("KIOSK7", "WS-0417", "LAB-3", "AAA");
    assertThat(sorted(Column.STATE, rows)).containsExactly("LAB-3", "WS-0417", "KIOSK7", "AAA");
  }

  @Test
  void saysInShortAndInFullWhatABackupIs() throws Exception {
    BackupRow row = rows().getFirst();
    LocalDate today = LocalDate.EPOCH;
    assertThat(Column.CHANGE.text(row, today)).isEqualTo("C: → D: · PathName ×2");
    assertThat(Column.CHANGE.inShort(row, today)).isEqualTo("C: → D:");
    assertThat(Column.CHANGE.inFull(row, today)).contains("64-bit view: C:\\Windows → D:\\Windows").contains("32-bit view");
    assertThat(Column.WINDOWS.text(row, today)).isEqualTo("Windows 10 Pro");
    assertThat(Column.WINDOWS.inFull(row, today)).contains("build 19045").contains("SOFTWARE");
    assertThat(Column.INTEGRITY.text(row, today)).startsWith("intact · ");
  }

  @Test
  void showsABackupWithoutAManifestByItsName() throws Exception {
    RepairedMachines machines = new RepairedMachines(folder);
    Files.writeString(machines.repair("WS-0417").backup().folder().resolve("manifest.json"), "{");
    BackupRow row = list(machines).getFirst();
    assertThat(Column.MACHINE.text(row, LocalDate.EPOCH)).isEqualTo(row.id());
    assertThat(Column.CHANGE.text(row, LocalDate.EPOCH)).isEmpty();
    assertThat(Column.INTEGRITY.text(row, LocalDate.EPOCH)).isEqualTo("not intact");
  }

  private List<BackupRow> rows() throws Exception {
    RepairedMachines machines = new RepairedMachines(folder);
    machines.repair("AAA");
    RepairedMachines.tamper(machines.repair("KIOSK7"));
    machines.interrupt("LAB-3");
    machines.repair("WS-0417");
    return list(machines);
  }

  private static List<BackupRow> list(RepairedMachines machines) {
    try (BackgroundTasks tasks = BackgroundTasks.inTheCallingThread()) {
      RestoreModel model = new RestoreModel(machines.store(), machines.sources(), tasks);
      model.load();
      return model.all();
    }
  }

  private static List<String> sorted(Column column, List<BackupRow> rows) {
    var order = column == Column.MADE ? column.order().reversed() : column.order();
    return rows.stream().sorted(order).map(row -> Column.MACHINE.text(row, LocalDate.EPOCH)).toList();
  }
}
