package io.drivemend.testing;

import static io.drivemend.testing.Registries.currentVersion;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drivemend.model.Filetime;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.source.Sources;
import io.drivemend.ui.WizardDriver;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

/** Walks through the wizard on real files and photographs every screen in every look; {@code packaging/pictures} runs it. */
public final class Gallery {

  /** A frame that is drawn is on the screen a moment later only. */
  private static final long UNTIL_SHOWN = 400;

  private static final Instant SHUT_DOWN = Instant.parse("2026-11-19T17:42:10Z");

  private final Path folder;
  private final Path machines;
  private final String suffix;
  private final Look look;

  private Gallery(Path folder, Path machines, String suffix, Look look) {
    this.folder = folder;
    this.machines = machines;
    this.suffix = suffix;
    this.look = look;
  }

  /** Takes the folder for the pictures and what their names end in, such as {@code -200}. */
  public static void main(String[] arguments) throws Exception {
    Fx.start();
    for (Look look : Look.values()) {
      // A path that looks like one of a technician's, since the pictures show it.
      Path machines = Path.of(System.getProperty("java.io.tmpdir"), "DriveMend");
      deleteTree(machines);
      new Gallery(Path.of(arguments[0]), machines, arguments.length > 1 ? arguments[1] : "", look).photographAll();
      deleteTree(machines);
    }
    Platform.exit();
  }

  private void photographAll() throws Exception {
    try (WizardDriver wizard = wizard()) {
      practice(wizard);
    }
    try (WizardDriver wizard = wizard()) {
      otherWindows(wizard);
    }
    try (WizardDriver wizard = wizard()) {
      bothViews(wizard);
    }
    try (WizardDriver wizard = wizard()) {
      contradiction(wizard);
    }
    try (WizardDriver wizard = wizard()) {
      logs(wizard);
    }
    try (WizardDriver wizard = wizard()) {
      askedForTheLetter(wizard);
    }
    try (WizardDriver wizard = wizard()) {
      healthy(wizard);
    }
    try (WizardDriver wizard = wizard()) {
      damaged(wizard);
    }
    backups();
  }

  private WizardDriver wizard() {
    return new WizardDriver(new Sources(machines.resolve("practice")), machines.resolve("backups"), look);
  }

  private void practice(WizardDriver wizard) {
    photograph("1-start", wizard);
    wizard.click("start.practice");
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.letter-differs");
    photograph("2-diagnosis", wizard);
    wizard.whileWorkWaits(
        () -> {
          wizard.click("diagnosis.again");
          photograph("2-diagnosis-running", wizard);
        });
    wizard.click("diagnosis.compare");
    wizard.awaitPage("compare.title-one");
    photograph("3-compare", wizard);
    wizard.click("compare.back-up");
    wizard.awaitPage("backup.done");
    photograph("4-back-up", wizard);
    wizard.willChoose(machines.resolve("Stick"));
    wizard.click("backup.elsewhere");
    wizard.await("the standard folder is offered", () -> wizard.canClick("backup.standard"));
    photograph("4-back-up-elsewhere", wizard);
    wizard.click("backup.standard");
    wizard.awaitPage("backup.done");
    wizard.click("backup.continue");
    wizard.awaitPage("repair.ready-one");
    photograph("5-repair", wizard);
    wizard.click("repair.button-one");
    wizard.awaitPage("result.done", "D:\\WINNT");
    photograph("6-result", wizard);
    wizard.click("result.undo");
    photograph("6-result-question", Fx.get(() -> Window.getWindows().getLast()));
    wizard.click("result.undo-yes");
    wizard.awaitPage("result.undone", "C:\\WINNT");
    photograph("6-result-undone", wizard);
  }

  private void bothViews(WizardDriver wizard) throws Exception {
    InMemoryRegistry both = withSystemHive(windows10OnD("C:\\Windows"), "WS-0417", "CD");
    byte[] shutDown = ByteBuffer.allocate(8).order(LITTLE_ENDIAN).putLong(Filetime.of(SHUT_DOWN)).array();
    KeyPath windows = KeyPath.of("SYSTEM\\ControlSet002\\Control\\Windows");
    both.put(View.VIEW_64, windows, new RegistryValue("ShutdownTime", ValueType.REG_BINARY, shutDown));
    wizard.chooseHive(Hives.write(machines.resolve("both"), both));
    photograph("1-start-other", wizard);
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.letter-differs");
    photograph("2-diagnosis-both", wizard);
    wizard.click("diagnosis.compare");
    wizard.awaitPage("compare.title", 2);
    photograph("3-compare-both", wizard);
  }

  private void otherWindows(WizardDriver wizard) throws Exception {
    Path disk = Files.createDirectories(machines.resolve("disk"));
    InMemoryRegistry second = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(second, View.NATIVE, "ProductName", "Microsoft Windows 2000");
    Hives.write(disk.resolve("WINNT/system32/config"), withSystemHive(second, "OLD_NT", "C"));
    Hives.write(disk.resolve("Windows/System32/config"), withSystemHive(windows10OnD("C:\\Windows"), "WS-0417", "CD"));
    choose(wizard, "start.choose-folder", disk);
    wizard.await("both were found", () -> wizard.words().contains("OLD_NT"));
    photograph("1-start-several", wizard);
    Path image = Files.write(machines.resolve("disk.vhdx"), "vhdxfile, and so on".getBytes(US_ASCII));
    choose(wizard, "start.choose-file", image);
    wizard.await("it was refused", () -> wizard.words().contains("DM103"));
    photograph("1-start-refused", wizard);
    Files.write(disk.resolve("hiberfil.sys"), "HIBR".getBytes(US_ASCII));
    choose(wizard, "start.choose-folder", disk.resolve("Windows"));
    wizard.await("it is asleep", () -> wizard.words().contains("DM109"));
    photograph("1-start-hibernated", wizard);
    wizard.whileWorkWaits(
        () -> {
          wizard.willChoose(disk);
          wizard.click("start.choose-folder");
          photograph("1-start-looking", wizard);
        });
  }

  private static void choose(WizardDriver wizard, String button, Path place) {
    wizard.awaitPage("start.title");
    wizard.click("start.other");
    wizard.willChoose(place);
    wizard.click(button);
  }

  private void contradiction(WizardDriver wizard) throws Exception {
    Path hive =
        Hives.write(machines.resolve("contradiction"), withSystemHive(windows10OnD("C:\\Windows"), "WS-0417", "CE"));
    wizard.awaitPage("start.title");
    wizard.click("start.other");
    wizard.await("it is offered again", () -> wizard.words().contains(Texts.get("start.recent")));
    photograph("1-start-recent", wizard);
    wizard.chooseHive(hive);
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.unknown");
    wizard.click("diagnosis.choose-letter");
    wizard.awaitPage("compare.ask");
    photograph("3-compare-contradiction", wizard);
  }

  private void logs(WizardDriver wizard) throws Exception {
    DirtySoftware dirty = DirtySoftware.in(Files.createDirectories(machines.resolve("dirty")), 5).withEntries();
    wizard.chooseHive(dirty.hive());
    photograph("1-start-dirty", wizard);
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.letter-differs");
    photograph("2-diagnosis-logs", wizard);
    wizard.click("diagnosis.compare");
    wizard.awaitPage("compare.title-one");
    photograph("3-compare-logs", wizard);
    wizard.mnemonic(KeyCode.G);
    photograph("3-compare-logs-agreed", wizard);
  }

  private void askedForTheLetter(WizardDriver wizard) throws Exception {
    InMemoryRegistry silent = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(silent, View.NATIVE, "ProductName", "Microsoft Windows 2000");
    currentVersion(silent, View.NATIVE, "PathName", "C:\\WINNT");
    wizard.chooseHive(Hives.write(machines.resolve("silent"), silent));
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.unknown");
    photograph("2-diagnosis-unknown", wizard);
    wizard.click("diagnosis.choose-letter");
    wizard.awaitPage("compare.ask");
    photograph("3-compare-ask", wizard);
    wizard.chooseLetter('E');
    wizard.awaitPage("compare.title-one");
    photograph("3-compare-asked", wizard);
  }

  private void healthy(WizardDriver wizard) throws Exception {
    wizard.chooseHive(Hives.write(machines.resolve("healthy"), withSystemHive(windows10OnD("D:\\Windows"), "WS-0417", "CD")));
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.healthy");
    photograph("2-diagnosis-healthy", wizard);
  }

  private void damaged(WizardDriver wizard) throws Exception {
    wizard.chooseHive(Hives.writeDamaged(machines.resolve("damaged"), windows10OnD("C:\\Windows")));
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.failed");
    photograph("2-diagnosis-failed", wizard);
    wizard.whileWorkWaits(
        () -> {
          wizard.click("diagnosis.integrity");
          photograph("2-integrity-running", wizard);
        });
    wizard.awaitPage("integrity.damaged");
    photograph("2-integrity", wizard);
  }

  private void backups() throws Exception {
    RepairedMachines repaired = new RepairedMachines(machines.resolve("repaired"));
    RepairedMachines.tamper(repaired.repair("KIOSK7"));
    repaired.interrupt("LAB-3");
    repaired.change("LAB-3", View.VIEW_64, "D:\\Windows");
    repaired.repair("DESKTOP-8H2K1LM");
    repaired.change("DESKTOP-8H2K1LM", View.VIEW_64, "E:\\Windows");
    repaired.change("DESKTOP-8H2K1LM", View.VIEW_32, "E:\\Windows");
    repaired.repair("WS-0417");
    try (WizardDriver wizard = new WizardDriver(repaired.sources(), repaired.store().root(), look)) {
      wizard.await("the notice", () -> wizard.words().contains("was interrupted"));
      photograph("1-start-interrupted", wizard);
      wizard.click("wizard.restore");
      wizard.awaitPage("restore.page");
      wizard.await("all are checked", () -> !wizard.words().contains(Texts.get("restore.not-checked-yet")));
      choose(wizard, "WS-0417", "unchanged since");
      photograph("7-backups", wizard);
      choose(wizard, "KIOSK7", "its checksum differs");
      photograph("7-backups-not-intact", wizard);
      choose(wizard, "LAB-3", "was interrupted between its values");
      photograph("7-backups-interrupted", wizard);
      choose(wizard, "DESKTOP", "Something else has written since");
      photograph("7-backups-other-value", wizard);
      wizard.click("restore.restore-anyway");
      photographDialogAndLeaveIt("7-backups-other-value-question", wizard);
      importing(wizard);
      deleting(wizard);
      wizard.click("restore.restore");
      photograph("7-backups-question", Fx.get(() -> Window.getWindows().getLast()));
      wizard.click("restore.question-yes", 2);
      wizard.await("it is restored", () -> wizard.words().contains("Restored and read back"));
      wizard.await("it was read anew", () -> wizard.words().contains("same as in the backup"));
      photograph("7-backups-restored", wizard);
    }
  }

  private void importing(WizardDriver wizard) throws Exception {
    RepairedMachines stick = new RepairedMachines(machines.resolve("stick"));
    stick.repair("MYNTCLIENT");
    RepairedMachines.tamper(stick.repair("KIOSK9"));
    wizard.willChoose(stick.store().root());
    wizard.click("restore.import");
    wizard.await("the stick was looked at", () -> wizard.canClick("restore.import-yes"));
    photograph("7-backups-import", Fx.get(() -> Window.getWindows().getLast()));
    wizard.click("restore.import-yes");
    wizard.await("it was imported", () -> wizard.words().contains("Imported and read here"));
    photograph("7-backups-imported", wizard);
  }

  private void deleting(WizardDriver wizard) {
    choose(wizard, "WS-0417", "unchanged since");
    wizard.click("restore.delete");
    wizard.click("restore.delete-yes");
    wizard.await("the second question", () -> wizard.windows() > 1);
    photographDialogAndLeaveIt("7-backups-delete-last", wizard);
  }

  /** Chooses the backup that a search finds, and waits for its details. */
  private static void choose(WizardDriver wizard, String words, String details) {
    Fx.run(() -> ((TextField) wizard.stage().getScene().lookup(".backup-list .text-field")).setText(words));
    wizard.await("one is found", () -> table(wizard).getItems().size() == 1);
    Fx.run(() -> table(wizard).getSelectionModel().select(0));
    Fx.run(() -> ((TextField) wizard.stage().getScene().lookup(".backup-list .text-field")).clear());
    wizard.await(details, () -> wizard.words().contains(details));
  }

  private static TableView<?> table(WizardDriver wizard) {
    return (TableView<?>) wizard.stage().getScene().lookup(".backup-table");
  }

  private void photographDialogAndLeaveIt(String name, WizardDriver wizard) {
    photograph(name, Fx.get(() -> Window.getWindows().getLast()));
    wizard.type(KeyCode.ESCAPE);
    wizard.await("the question is gone", () -> wizard.windows() == 1);
  }

  private void photograph(String name, WizardDriver wizard) {
    photograph(name, wizard.stage());
  }

  private void photograph(String name, Window window) {
    Fx.settle();
    try {
      Thread.sleep(UNTIL_SHOWN);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    String file = (name + "-" + look.name() + suffix + ".png").toLowerCase(Locale.ROOT).replace('_', '-');
    Fx.run(() -> Pictures.photograph(window, folder.resolve(file)));
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
