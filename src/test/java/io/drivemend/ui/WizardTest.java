package io.drivemend.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.HiveRegistry;
import io.drivemend.model.View;
import io.drivemend.source.Sources;
import io.drivemend.testing.Registries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wizard from Start to Result and back, on the practice machine's real files. */
@Timeout(180)
class WizardTest {

  @TempDir private Path folder;
  private Path software;
  private Path backups;
  private WizardDriver wizard;

  @BeforeEach
  void open() {
    software = folder.resolve("practice").resolve("SOFTWARE");
    backups = folder.resolve("backups");
    wizard = new WizardDriver(new Sources(folder.resolve("practice")), backups);
  }

  @AfterEach
  void close() {
    wizard.close();
  }

  @Test
  void theMouseWalksFromStartToResultAndBack() throws Exception {
    wizard.awaitPage("start.title");
    wizard.checkAccessibility();
    wizard.click("start.practice");
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.checkAccessibility();
    assertThat(wizard.written()).isEqualTo("Nothing has been written.");
    wizard.click("diagnosis.compare");
    wizard.awaitPage("compare.title-one");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("C:\\WINNT → D:\\WINNT", "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    assertThat(backups).doesNotExist();
    wizard.click("compare.back-up");
    wizard.awaitPage("backup.done");
    wizard.checkAccessibility();
    assertThat(pathName()).isEqualTo("C:\\WINNT");
    wizard.click("backup.open");
    assertThat(wizard.opened()).containsExactly(backup());
    wizard.click("backup.continue");
    wizard.awaitPage("repair.ready-one");
    wizard.checkAccessibility();
    assertThat(pathName()).isEqualTo("C:\\WINNT");
    wizard.click("repair.button-one");
    wizard.awaitPage("result.done", "D:\\WINNT");
    wizard.checkAccessibility();
    assertThat(pathName()).isEqualTo("D:\\WINNT");
    assertThat(wizard.words()).contains("Service CCMBoot", "CCM on the site server has to try again");
    wizard.click("result.undo");
    wizard.click("result.undo-yes");
    wizard.awaitPage("result.undone", "C:\\WINNT");
    wizard.checkAccessibility();
    assertThat(pathName()).isEqualTo("C:\\WINNT");
    wizard.click("result.another");
    wizard.awaitPage("start.title");
  }

  private String pathName() throws Exception {
    try (HiveRegistry registry = HiveRegistry.open(software, Optional.empty())) {
      return registry.value(Registries.pathName(View.NATIVE)).orElseThrow().text().orElseThrow();
    }
  }

  private Path backup() throws Exception {
    try (Stream<Path> all = Files.list(backups)) {
      return all.findFirst().orElseThrow();
    }
  }
}
