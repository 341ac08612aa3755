package io.drivemend.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a file is that is no hive, so that the technician hears what to do with it. A few bytes are read, however large the
 * file is.
 */
record WrongFile(String words) {

  private static final String MOUNT = "; mount it, and choose the drive or folder under which it is seen then";
  private static final String UNPACK = "; unpack it first";
  private static final String REG_FILE = "it is a .reg file, which regedit reads; the hive is the file SOFTWARE";

  /** Enough for what is looked for at the beginning. */
  private static final int HEAD = 1024;

  /** Where the volume descriptors of an optical disc's image begin (ECMA-119), and the footer of a VHD stands. */
  private static final long DISC = 32768;
  private static final int FOOTER = 512;

  /** Bytes of the beginning, as characters, and what they mean. */
  private record Mark(int offset, String bytes, String words) {}

  private static final List<Mark> MARKS =
      List.of(
          new Mark(0, "vhdxfile", "it is the image of a virtual disk (VHDX)" + MOUNT),
          new Mark(0, "conectix", "it is the image of a virtual disk (VHD)" + MOUNT),
          new Mark(0, "KDMV", "it is the image of a virtual disk (VMDK)" + MOUNT),
          new Mark(0, "# Disk Des", "it describes a virtual disk (VMDK)" + MOUNT),
          new Mark(0, "QFI\u00FB", "it is the image of a virtual disk (QCOW)" + MOUNT),
          new Mark(64, "\u007F\u0010\u00DA\u00BE", "it is the image of a virtual disk (VDI)" + MOUNT),
          new Mark(0, "MSWIM\0\0\0", "it is an image of files (WIM)" + MOUNT),
          new Mark(3, "NTFS    ", "it is the image of a drive" + MOUNT),
          new Mark(0, "PK\u0003\u0004", "it is an archive (ZIP)" + UNPACK),
          new Mark(0, "7z\u00BC\u00AF", "it is an archive (7z)" + UNPACK),
          new Mark(0, "Rar!", "it is an archive (RAR)" + UNPACK),
          new Mark(0, "\u001F\u008B", "it is packed (gzip)" + UNPACK),
          new Mark(0, "\u00FD7zXZ", "it is packed (xz)" + UNPACK),
          new Mark(0, "MSCF", "it is packed (CAB)" + UNPACK),
          new Mark(0, "SZDD", "it is packed (compress)" + UNPACK),
          new Mark(0, "CREG", "it is a registry of Windows 95, 98 or Me, which have no such fault"),
          new Mark(0, "REGEDIT4", REG_FILE),
          new Mark(0, "Windows Registry Editor", REG_FILE),
          new Mark(0, "\u00FF\u00FEW\0i\0n\0d\0o\0w\0s\0 \0R\0e\0g", REG_FILE),
          new Mark(510, "U\u00AA", "it is the image of a disk or drive" + MOUNT));

  /** Looks at a file that was found to be no hive; empty when nothing of it is known. */
  static Optional<WrongFile> look(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      String head = read(channel, 0, HEAD);
      Optional<String> known =
          MARKS.stream().filter(mark -> head.startsWith(mark.bytes, mark.offset)).map(Mark::words).findFirst();
      if (known.isPresent()) {
        return known.map(WrongFile::new);
      }
      if (read(channel, DISC + 1, 5).equals("CD001")) {
        return Optional.of(new WrongFile("it is the image of a disc (ISO)" + MOUNT));
      }
      if (read(channel, channel.size() - FOOTER, 8).equals("conectix")) {
        return Optional.of(new WrongFile("it is the image of a virtual disk (VHD)" + MOUNT));
      }
      return channel.size() == 0 ? Optional.of(new WrongFile("it is empty")) : Optional.empty();
    }
  }

  private static String read(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (at >= 0 && bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
      // A read may give less than was asked for.
    }
    return ISO_8859_1.decode(bytes.flip()).toString();
  }
}
