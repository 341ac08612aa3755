package io.drivemend.source;

import static io.drivemend.testing.Letters.mount;
import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.currentVersion;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.Verdict;
import io.drivemend.diagnosis.Witness;
import io.drivemend.hive.HiveBuilder;
import io.drivemend.model.Problem;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.repair.RepairPlan;
import io.drivemend.testing.DiskImage;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.Hives;
import io.drivemend.testing.SharedHives;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diagnoses a Windows on a real NTFS volume in an image, mounted as a technician would; needs root and the tools. */
class VolumeInHandTest {

  private static final int SIGNATURE = 0x444E454D;

  @TempDir private Path folder;

  @Test
  void theVolumeInHandIsMatchedWithItsLetter() throws Exception {
    try (DiskImage disk = DiskImage.mbr(folder.resolve("disk"), SIGNATURE).assumeMounted()) {
      InMemoryRegistry registry = windows2000("Q");
      mount(registry, 'C', SIGNATURE, DiskImage.START + 1);
      mount(registry, 'D', SIGNATURE, DiskImage.START);
      Path hive = put(disk, registry);
      Diagnosis diagnosis = diagnose(new SourceChoice.WindowsFolder(disk.mountPoint()));
      assertThat(diagnosis.rightPath().map(WindowsPath::toString)).contains("D:\\WINNT");
      assertThat(volume(diagnosis).says()).contains("byte 1048576 of the disk 444E454D · MountedDevices calls it D:");
      assertThat(diagnose(new SourceChoice.HiveFile(hive, Optional.of(hive.resolveSibling("SYSTEM")))).witnesses())
          .isEqualTo(diagnosis.witnesses());
      assertThat(row(diagnosis, "Volume").status()).isEqualTo(CheckResult.Status.OK);
    }
  }

  @Test
  void theListOfARealHiveKnowsTheVolumeByItsGuid() throws Exception {
    String guid = "09931F21-7FAF-44A9-81D8-1E73C14B9EAF";
    try (DiskImage disk = DiskImage.gpt(folder.resolve("disk"), guid).assumeAttachedAsDisk()) {
      Path hive = put(disk, windows2000("Q"));
      for (String end : List.of("", ".LOG1", ".LOG2")) {
        Path system = SharedHives.unpack("regipy_SYSTEM_B" + end, folder);
        Files.copy(system, hive.resolveSibling("SYSTEM" + end), StandardCopyOption.REPLACE_EXISTING);
      }
      Diagnosis diagnosis = diagnose(new SourceChoice.WindowsFolder(disk.mountPoint()));
      assertThat(diagnosis.rightPath().map(WindowsPath::toString)).contains("C:\\WINNT");
      assertThat(volume(diagnosis).says()).contains("{" + guid.toLowerCase(Locale.ROOT) + "}", "calls it C:");
    }
  }

  @Test
  void aDirtyOrReadOnlyVolumeIsLookedAtAndNothingIsWritten() throws Exception {
    try (DiskImage disk = DiskImage.mbr(folder.resolve("disk"), SIGNATURE).assumeMounted()) {
      InMemoryRegistry registry = windows2000("D");
      mount(registry, 'D', SIGNATURE, DiskImage.START);
      Path hive = put(disk, registry);
      OpenedSource source = open(new SourceChoice.WindowsFolder(disk.mountPoint()));
      RepairPlan plan = RepairPlan.of(diagnose(source), source.ref(), source.registry());
      byte[] before = Files.readAllBytes(hive);
      disk.markDirty();
      assertRefused(Problem.VOLUME_DIRTY, source, plan);
      disk.unmount();
      disk.mount("ro");
      assertRefused(Problem.VOLUME_DIRTY, source, plan);
      disk.unmount();
      ExternalTool.assumeInstalled("ntfsfix").run("-d", disk.device());
      disk.mount("ro");
      assertRefused(Problem.VOLUME_READ_ONLY, source, plan);
      assertThat(hive).hasBinaryContent(before);
      disk.unmount();
      disk.mount("rw");
      plan.registry().writer().write(plan.changes());
      assertThat(Hives.pathName(hive, View.NATIVE)).isEqualTo("D:\\WINNT");
      assertThat(diagnose(source).verdict()).as("our own write leaves no mark").isEqualTo(Verdict.HEALTHY);
    }
  }

  private static void assertRefused(Problem problem, OpenedSource source, RepairPlan plan) throws Exception {
    Diagnosis diagnosis = diagnose(source);
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.NOT_REPAIRABLE);
    assertThat(diagnosis.stop()).contains(problem);
    assertThat(diagnosis.sentence()).contains("Windows is in D:\\WINNT");
    assertThat(diagnosis.findings()).singleElement().satisfies(f -> assertThat(f.problem()).contains(problem));
    assertProblem(problem, () -> RepairPlan.of(diagnosis, source.ref(), source.registry()));
    assertProblem(problem, () -> plan.registry().writer().write(plan.changes()));
  }

  /** A Windows 2000 whose PathName says C:, and SystemRoot the given letter or, for Q, nothing. */
  private static InMemoryRegistry windows2000(String root) {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(registry, View.NATIVE, "PathName", root.equals("Q") ? "Q:\\WINNT" : "C:\\WINNT");
    return root.equals("Q") ? registry : currentVersion(registry, View.NATIVE, "SystemRoot", root + ":\\WINNT");
  }

  private static Path put(DiskImage disk, InMemoryRegistry registry) throws Exception {
    Path config = Files.createDirectories(disk.mountPoint().resolve("WINNT/system32/config"));
    for (String name : List.of("SOFTWARE", "SYSTEM")) {
      new HiveBuilder(3).addAll(registry, name).write(config.resolve(name));
    }
    return config.resolve("SOFTWARE").toRealPath();
  }

  private OpenedSource open(SourceChoice choice) throws Exception {
    return new Sources(folder.resolve("practice")).open(choice);
  }

  private Diagnosis diagnose(SourceChoice choice) throws Exception {
    return diagnose(open(choice));
  }

  private static Diagnosis diagnose(OpenedSource source) throws Exception {
    return source.diagnose(Optional.empty(), row -> {});
  }

  private static Witness volume(Diagnosis diagnosis) {
    return diagnosis.witnesses().getFirst();
  }

  private static CheckResult row(Diagnosis diagnosis, String title) {
    return diagnosis.checks().stream().filter(check -> check.title().equals(title)).findFirst().orElseThrow();
  }
}
