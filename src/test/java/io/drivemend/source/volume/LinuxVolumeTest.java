package io.drivemend.source.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.diagnosis.PartitionId;
import io.drivemend.diagnosis.VolumeInHand;
import io.drivemend.diagnosis.VolumeInHand.State;
import io.drivemend.model.Problem;
import io.drivemend.testing.DiskImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks a Linux that is made of files, since the kernel of a test machine need not know partitions. */
@DisabledOnOs(OS.WINDOWS)
class LinuxVolumeTest {

  private static final String GUID = "09931f21-7faf-44a9-81d8-1e73c14b9eaf";
  private static final PartitionId MBR = new PartitionId.Mbr(0x444E454D, DiskImage.START);
  private static final PartitionId GPT = new PartitionId.Gpt(UUID.fromString(GUID));

  @TempDir private Path folder;
  private SystemFiles files;

  @BeforeEach
  void makeSystem() throws Exception {
    files =
        new SystemFiles(
            folder.resolve("mountinfo"),
            folder.resolve("sys"),
            folder.resolve("run"),
            Files.createDirectory(folder.resolve("dev")),
            file -> "8:1");
    Path partition = Files.createDirectories(folder.resolve("sys/devices/pci/block/sda/sda1"));
    Files.createDirectories(folder.resolve("sys/dev/block"));
    Files.createSymbolicLink(folder.resolve("sys/dev/block/8:1"), partition);
    Files.writeString(partition.resolve("partition"), "1\n");
    Files.writeString(partition.resolve("start"), DiskImage.START / 512 + "\n");
    Files.writeString(partition.resolve("uevent"), "MAJOR=8\nMINOR=1\nDEVNAME=sda1\nDEVTYPE=partition\n");
    Files.writeString(partition.resolveSibling("uevent"), "MAJOR=8\nMINOR=0\nDEVNAME=sda\nDEVTYPE=disk\n");
    mounted("36 25 8:1 / /mnt/disk rw,relatime - vfat /dev/sda1 rw");
  }

  @ParameterizedTest
  @CsvSource({"444e454d-01, true", "09931f21-7faf-44a9-81d8-1e73c14b9eaf, false", "09931F21-7FAF-44A9-81D8-1E73C14B9EAF, false"})
  void theKernelAndUdevTellItToEverybody(String uuid, boolean mbr) throws Exception {
    Path uevent = folder.resolve("sys/devices/pci/block/sda/sda1/uevent");
    String before = Files.readString(uevent);
    Files.writeString(uevent, before + "PARTN=1\nPARTUUID=" + uuid + "\n");
    assertThat(look().partition()).contains(mbr ? MBR : GPT);
    Files.writeString(uevent, before);
    assertThat(look().partition()).isEmpty();
    Files.createDirectories(folder.resolve("run/udev/data"));
    Files.writeString(folder.resolve("run/udev/data/b8:1"), "S:disk\nE:ID_FS_TYPE=ntfs\nE:ID_PART_ENTRY_UUID=" + uuid + "\n");
    assertThat(look().partition()).contains(mbr ? MBR : GPT);
  }

  @Test
  void theDiskItselfTellsItWhereItMayBeRead() throws Exception {
    DiskImage.mbr(folder.resolve("dev/sda"), 0x444E454D);
    assertThat(look().partition()).contains(MBR);
    assertThat(look().source()).contains("partition table");
    Files.write(folder.resolve("dev/sda"), new byte[100]);
    assertThat(look().partition()).isEmpty();
    assertThat(look().source()).contains("too short");
  }

  @ParameterizedTest
  @CsvSource({"start, x", "start, -5", "start, 99999999999999999999", "start, ''", "partition, 1"})
  void oddAnswersOfTheSystemSayNothing(String file, String text) throws Exception {
    Files.writeString(folder.resolve("sys/devices/pci/block/sda/sda1").resolve(file), text);
    Files.writeString(
        folder.resolve("sys/devices/pci/block/sda/sda1/uevent"), "PARTUUID=00000000-01\nPARTUUID=" + GUID + "\n");
    assertThat(look().partition()).isEmpty();
    assertThat(look().source()).isNotBlank();
  }

  @Test
  void anImageBehindALoopDeviceTellsByItsOwnTable() throws Exception {
    Path image = DiskImage.gpt(folder.resolve("image with blanks"), GUID).image();
    Path loop = Files.createDirectories(folder.resolve("sys/devices/virtual/block/loop0/loop"));
    Files.createSymbolicLink(folder.resolve("sys/dev/block/7:0"), loop.getParent());
    Files.writeString(loop.resolve("backing_file"), image + "\n");
    Files.writeString(loop.resolve("offset"), DiskImage.START + "\n");
    mounted("36 25 7:0 / /mnt/disk rw,relatime - vfat /dev/loop0 rw");
    files = new SystemFiles(files.mounts(), files.sys(), files.run(), files.dev(), file -> "7:0");
    assertThat(look().partition()).contains(GPT);
    Files.writeString(loop.resolve("offset"), "0\n");
    assertThat(look().partition()).isEmpty();
    assertThat(look().source()).contains("loop0 is a whole volume");
    Files.delete(image);
    Files.writeString(loop.resolve("offset"), DiskImage.START + "\n");
    assertThat(look().partition()).as("the image is gone").isEmpty();
  }

  @Test
  void aVolumeOfBitLockerIsTheOneOfItsPartition() throws Exception {
    Path partition = folder.resolve("sys/devices/pci/block/sda/sda1");
    Files.writeString(partition.resolve("uevent"), "DEVNAME=sda1\nPARTUUID=" + GUID + "\n");
    Files.writeString(partition.resolve("dev"), "8:1\n");
    Path mapped = Files.createDirectories(folder.resolve("sys/devices/virtual/block/dm-0"));
    Files.createSymbolicLink(folder.resolve("sys/dev/block/253:0"), mapped);
    Path uuid = Files.createDirectory(mapped.resolve("dm")).resolve("uuid");
    Files.writeString(uuid, "CRYPT-BITLK-0123-unlocked\n");
    Path slaves = Files.createDirectory(mapped.resolve("slaves"));
    Files.createSymbolicLink(slaves.resolve("sda1"), partition);
    mounted("36 25 253:0 / /mnt/disk rw,relatime - vfat /dev/mapper/unlocked rw");
    files = new SystemFiles(files.mounts(), files.sys(), files.run(), files.dev(), file -> "253:0");
    assertThat(look().partition()).contains(GPT);
    Files.writeString(uuid, "LVM-0123\n");
    assertThat(look().partition()).as("a piece of a disk need not be the whole partition").isEmpty();
    assertThat(look().source()).contains("dm-0 is no partition");
  }

  @Test
  void theWindowsFolderIsSeenFromTheVolumesRoot() throws Exception {
    assertThat(look().windowsFolder()).contains("\\WINNT");
    mounted("36 25 8:1 /old\\040disk /mnt/disk rw,relatime shared:1 - vfat /dev/sda1 rw");
    assertThat(look().windowsFolder()).contains("\\old disk\\WINNT");
    mounted("36 25 8:1 /WINNT /mnt/disk/WINNT rw - vfat /dev/sda1 rw");
    assertThat(look().windowsFolder()).contains("\\WINNT");
    mounted("36 25 8:1 / /mnt/disk/WINNT/system32 rw - vfat /dev/sda1 rw");
    assertThat(look().windowsFolder()).as("the hive's mount begins below it").isEmpty();
    assertThat(LinuxVolume.look(files, Path.of("/mnt/disk/SOFTWARE"), Optional.empty()).windowsFolder()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "36 25 9:9 / /mnt/disk rw - vfat /dev/sdb1 rw",
    "36 25 8:1 / /mnt/dis rw - vfat /dev/sda1 rw",
    "36 25 8:1 / /mnt/disk",
    "''",
  })
  void aMountThatIsNotTheFilesSaysNothing(String line) throws Exception {
    Files.writeString(files.mounts(), line + "\n");
    assertThat(look().partition()).isEmpty();
    assertThat(look().state()).isInstanceOf(State.Unknown.class);
  }

  @Test
  void ofSeveralMountsTheInnermostAndLastIsTheFiles() throws Exception {
    mounted(
        """
        20 1 8:2 / / rw - ext4 /dev/sda2 rw
        40 25 8:1 / /mnt/disk/WINNT rw - vfat /dev/sda1 rw
        36 25 8:2 / /mnt/disk rw - vfat /dev/sda2 rw
        41 25 8:1 / /mnt/disk/WINNT ro - vfat /dev/sda1 rw
        42 25 8:1 / /mnt/disk/WINN rw - vfat /dev/sda1 rw""");
    assertThat(look().windowsFolder()).contains("\\");
    assertThat(look().state()).isInstanceOf(State.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'ro - vfat /dev/sda1 rw', VOLUME_READ_ONLY",
    "'rw - vfat /dev/sda1 ro', VOLUME_READ_ONLY",
    "'ro - ntfs3 /dev/sda1 ro', VOLUME_READ_ONLY",
  })
  void whatIsMountedReadOnlyIsNotRepaired(String mount, Problem problem) throws Exception {
    mounted("36 25 8:1 / /mnt/disk " + mount);
    assertThat(look().state())
        .isInstanceOfSatisfying(State.Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  @Test
  void theDriverThatMarksAVolumeItselfIsBelievedUnlessItWasForced() throws Exception {
    mounted("36 25 8:1 / /mnt/disk rw - ntfs3 /dev/sda1 rw,uid=0");
    assertThat(look().state()).isInstanceOf(State.Writable.class);
    mounted("36 25 8:1 / /mnt/disk rw - ntfs3 /dev/sda1 rw,uid=0,force");
    assertThat(look().state()).as("the device cannot be read").isInstanceOf(State.Unknown.class);
  }

  @Test
  void aFileSystemWithoutADeviceHasNoPartition() throws Exception {
    mounted("36 25 0:44 / /mnt/disk rw - fuse /home/me/volume.img rw");
    assertThat(look().partition()).isEmpty();
    assertThat(look().state()).isInstanceOf(State.Unknown.class);
    mounted("36 25 0:44 / /mnt/disk rw - btrfs /dev/sda1 rw");
    assertThat(look().state()).isEqualTo(new State.Writable("btrfs"));
  }

  private void mounted(String lines) throws Exception {
    Files.writeString(files.mounts(), "20 1 8:2 / / rw - ext4 /dev/sda2 rw\n" + lines + "\n");
  }

  private VolumeInHand look() {
    Path hive = Path.of("/mnt/disk/WINNT/system32/config/SOFTWARE");
    return LinuxVolume.look(files, hive, HiveVolume.windowsFolder(hive));
  }
}
