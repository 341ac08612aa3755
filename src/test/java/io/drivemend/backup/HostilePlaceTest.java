package io.drivemend.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.files.OwnerOnly;
import io.drivemend.files.Sha256;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/**
 * The store on disks that fill up, cannot be written, or are pulled out. Each time: what a technician is told, that nothing
 * half-made is listed, that the backups of before are still intact, and that the next one works as soon as the trouble is
 * over.
 */
@Timeout(120)
class HostilePlaceTest {

  /** As many bytes as a file takes on the small disk at the least. */
  private static final int BLOCK = 4096;

  private static final int ROUNDS = 80;

  /** About as long as umount takes to start, so that it comes before, during and after the reading. */
  private static final Duration LONGEST_DELAY = Duration.ofMillis(12);

  @TempDir private Path folder;

  @Test
  void aDiskThatFillsUpInsideAHiveGivesNoBackup() throws Exception {
    try (SmallDisk disk = SmallDisk.assumeMounted(folder, "512k")) {
      BackupStore store = store(disk);
      String first = store.create(SampleRequest.REQUEST, file -> {}).id();
      BackupRequest large = SampleRequest.ofHive(folder.resolve("machine"), 1 << 20);
      DriveMendException failure = catchThrowableOfType(DriveMendException.class, () -> store.create(large, file -> {}));
      assertThat(failure.problem()).isEqualTo(Problem.BACKUP_NOT_WRITTEN);
      assertThat(failure).hasMessageContaining("No space left").hasMessageContaining(store.root().toString());
      assertOnly(store, first);
      assertNothingUnfinished(store);
      disk.change("size=8m");
      assertOnly(store, store.create(large, file -> {}).id(), first);
    }
  }

  /** Leaves room for one more file each time, so that every file of a backup is once the one that does not fit. */
  @ParameterizedTest
  @ValueSource(strings = {"blocks", "inodes"})
  void aDiskThatFillsUpAtAnyFileGivesNoBackup(String scarce) throws Exception {
    try (SmallDisk disk = SmallDisk.assumeMounted(folder, "1m")) {
      BackupStore store = store(disk);
      String first = store.create(SampleRequest.REQUEST, file -> {}).id();
      int failures = 0;
      while (true) {
        leaveRoomFor(failures, scarce, disk);
        try {
          String second = store.create(SampleRequest.REQUEST, file -> {}).id();
          assertOnly(store, second, first);
          break;
        } catch (DriveMendException e) {
          assertThat(e.problem()).isEqualTo(Problem.BACKUP_NOT_WRITTEN);
          assertThat(e).hasMessageContaining("No space left");
        }
        failures++;
        assertOnly(store, first);
        assertNothingUnfinished(store);
        assertThat(failures).as("it never fits").isLessThan(20);
      }
      assertThat(failures).as("each file was once the one that did not fit").isGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void aStateThatDoesNotFitLeavesTheOldOne() throws Exception {
    try (SmallDisk disk = SmallDisk.assumeMounted(folder, "1m")) {
      BackupStore store = store(disk);
      Backup backup = store.create(SampleRequest.REQUEST, file -> {}).backup();
      store.record(backup, BackupState.PREPARED);
      leaveRoomFor(0, "blocks", disk);
      assertThatThrownBy(() -> store.record(backup, BackupState.APPLIED)).isInstanceOf(IOException.class);
      assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.PREPARED);
      store.verify(store.find(backup.id()));
      leaveRoomFor(1, "blocks", disk);
      store.record(backup, BackupState.APPLIED);
      assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.APPLIED);
    }
  }

  @Test
  void aReadOnlyDriveGivesItsBackupsAndTakesNone() throws Exception {
    try (SmallDisk disk = SmallDisk.assumeMounted(folder, "1m")) {
      BackupStore store = store(disk);
      Backup first = store.create(SampleRequest.REQUEST, file -> {}).backup();
      Map<Path, String> before = content(disk.mountPoint());
      disk.writable(false);
      DriveMendException failure =
          catchThrowableOfType(DriveMendException.class, () -> store.create(SampleRequest.REQUEST, file -> {}));
      assertThat(failure.problem()).isEqualTo(Problem.BACKUP_NOT_WRITTEN);
      assertThat(failure).hasMessageContaining("Read-only file system");
      assertThatThrownBy(() -> store.record(first, BackupState.APPLIED)).isInstanceOf(IOException.class);
      assertOnly(store, first.id());
      disk.writable(true);
      assertThat(content(disk.mountPoint())).isEqualTo(before);
      assertOnly(store, store.create(SampleRequest.REQUEST, file -> {}).id(), first.id());
    }
  }

  /** Not even root writes to an immutable folder, so this one is tried by root, too. */
  @Test
  void aReadOnlyFolderGivesItsBackupsAndTakesNone() throws Exception {
    BackupStore store = new BackupStore(folder.resolve("backups"), "DriveMend test");
    String first = store.create(SampleRequest.REQUEST, file -> {}).id();
    ExternalTool chattr = ExternalTool.assumeInstalled("chattr");
    try {
      chattr.run("+i", store.root());
    } catch (AssertionError e) {
      throw new TestAbortedException("this user, or this file system, knows no immutable folders", e);
    }
    try {
      DriveMendException failure =
          catchThrowableOfType(DriveMendException.class, () -> store.create(SampleRequest.REQUEST, file -> {}));
      assertThat(failure.problem()).isEqualTo(Problem.BACKUP_NOT_WRITTEN);
      assertOnly(store, first);
      assertNothingUnfinished(store);
    } finally {
      chattr.run("-i", store.root());
    }
    assertOnly(store, store.create(SampleRequest.REQUEST, file -> {}).id(), first);
  }

  /** At each moment that the store lets anyone see: before the registry is read, and after each file. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aDriveThatIsPulledOutWhileABackupIsWritten(int filesBefore) throws Exception {
    try (SmallDisk disk = SmallDisk.assumeMounted(folder, "1m")) {
      BackupStore store = store(disk);
      String first = store.create(SampleRequest.REQUEST, file -> {}).id();
      BackupRequest request = SampleRequest.ofHive(folder.resolve("machine"), 1);
      AtomicInteger files = new AtomicInteger();
      Consumer<Manifest.SavedFile> pulling =
          file -> {
            if (files.incrementAndGet() == filesBefore) {
              disk.pull();
            }
          };
      BackupRequest pulled =
          new BackupRequest(
              request.windows(),
              request.source(),
              request.changes(),
              filesBefore == 0 ? new OnOpening(request.registry(), disk::pull) : request.registry());
      DriveMendException failure = catchThrowableOfType(DriveMendException.class, () -> store.create(pulled, pulling));
      assertThat(failure.problem()).isEqualTo(Problem.BACKUP_NOT_WRITTEN);
      assertThat(files).as("it stopped at the next file").hasValue(filesBefore);
      assertThat(disk.mountPoint()).as("nothing is written to what is below").isEmptyDirectory();
      assertThat(catchThrowableOfType(DriveMendException.class, store::list).problem())
          .isEqualTo(Problem.PLACE_NOT_THERE);
      disk.plug();
      assertOnly(store, first);
      // What could not be tidied up is never listed, and goes when the next backup is made.
      assertOnly(store, store.create(request, file -> {}).id(), first);
      assertNothingUnfinished(store);
    }
  }

  /** Wherever in the reading it happens: all backups are named, or it is said that the drive is not there. */
  @Test
  void aDriveThatIsPulledOutWhileTheListIsReadNeverLooksLikeOneWithFewerBackups() throws Exception {
    try (SmallDisk disk = SmallDisk.assumeMounted(folder, "4m");
        ExecutorService hand = Executors.newSingleThreadExecutor()) {
      BackupStore store = store(disk);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        ids.addFirst(store.create(SampleRequest.REQUEST, file -> {}).id());
      }
      Random random = new Random(417);
      int refused = 0;
      int cutShort = 0;
      for (int round = 0; round < ROUNDS; round++) {
        Future<?> pulling = hand.submit(disk::pull);
        Thread.sleep(Duration.ofNanos(random.nextLong(LONGEST_DELAY.toNanos())));
        try {
          List<BackupStore.Listed> listed = store.list();
          assertThat(listed).extracting(BackupStore.Listed::id).containsExactlyInAnyOrderElementsOf(ids);
          cutShort += listed.stream().allMatch(BackupStore.Listed.Sound.class::isInstance) ? 0 : 1;
        } catch (DriveMendException e) {
          assertThat(e.problem()).isEqualTo(Problem.PLACE_NOT_THERE);
          refused++;
        }
        pulling.get();
        disk.plug();
      }
      System.out.printf("pulled out %d times: %d refused, %d listed in part as not readable%n", ROUNDS, refused, cutShort);
      assertThat(store.list()).hasSize(30).allMatch(BackupStore.Listed.Sound.class::isInstance);
    }
  }

  /** Does something as the registry is opened. */
  private record OnOpening(RegistryAccess registry, Runnable action) implements RegistryAccess {
    @Override
    public RegistryReader open() throws DriveMendException {
      action.run();
      return registry.open();
    }

    @Override
    public RegistryWriter writer() {
      return registry.writer();
    }
  }

  /** A store in a folder of the disk that an earlier run chose, since only such a folder can be missing. */
  private static BackupStore store(SmallDisk disk) throws IOException {
    new OwnerOnly().createAll(place(disk).path());
    return new BackupStore(place(disk), "DriveMend test", Clock.system(ZoneId.systemDefault()));
  }

  private static StoreRoot place(SmallDisk disk) {
    return StoreRoot.remembered(disk.mountPoint().resolve("backups"), new OwnerOnly());
  }

  private static void leaveRoomFor(int files, String what, SmallDisk disk) throws Exception {
    Path filler = disk.mountPoint().resolve("filler");
    Files.deleteIfExists(filler);
    if (what.equals("inodes")) {
      long used = Long.parseLong(ExternalTool.assumeInstalled("stat").run("-f", "-c", "%c", disk.mountPoint()).strip())
          - Long.parseLong(ExternalTool.assumeInstalled("stat").run("-f", "-c", "%d", disk.mountPoint()).strip());
      disk.change("nr_inodes=" + (used + files));
    } else {
      long free = Files.getFileStore(disk.mountPoint()).getUsableSpace();
      Files.write(filler, new byte[Math.toIntExact(free - (long) files * BLOCK)]);
    }
  }

  /** These backups, the newest first, are listed and no others, and each is intact. */
  private static void assertOnly(BackupStore store, String... ids) throws DriveMendException {
    assertThat(store.list()).extracting(BackupStore.Listed::id).containsExactly(ids);
    for (String id : ids) {
      store.verify(store.find(id));
    }
  }

  private static void assertNothingUnfinished(BackupStore store) throws IOException {
    try (Stream<Path> children = Files.list(store.root())) {
      assertThat(children.map(Path::getFileName).map(Path::toString)).noneMatch(BackupId::isUnfinished);
    }
  }

  /** Every file with its checksum. */
  private static Map<Path, String> content(Path tree) throws IOException {
    Map<Path, String> content = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.toList()) {
        content.put(path, Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "" : Sha256.of(path));
      }
    }
    return content;
  }
}
