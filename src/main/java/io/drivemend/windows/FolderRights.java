package io.drivemend.windows;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who a folder belongs to and who may do what with it: what Windows says of it, and what follows from that. Calls nothing of
 * Windows, so that it can be reasoned about and tested anywhere.
 *
 * @param owner the owner's SID in text, {@code S-1-5-18}
 * @param inherits whether the folder above adds to the access list, now or when it is changed
 * @param entries the access list (DACL); empty when there is none, and then everybody may do everything
 */
record FolderRights(String owner, boolean inherits, Optional<List<Entry>> entries) {

  static final String SYSTEM = "S-1-5-18";
  static final String ADMINISTRATORS = "S-1-5-32-544";

  /**
   * Stand in an access list for whoever owns the folder, or what is made in it. The owner is judged, and who may make
   * something in it, too.
   */
  private static final Set<String> OWNERS = Set.of("S-1-3-0", "S-1-3-4");

  /**
   * What lets the content of a folder be changed, or the folder be put aside, or its rights be given away: GENERIC_ALL,
   * GENERIC_WRITE, WRITE_OWNER, WRITE_DAC, DELETE, and of the rights of folders FILE_WRITE_ATTRIBUTES, FILE_DELETE_CHILD,
   * FILE_WRITE_EA, FILE_ADD_SUBDIRECTORY and FILE_ADD_FILE; see winnt.h.
   */
  private static final int WRITING = 0x1000_0000 | 0x4000_0000 | 0x000D_0000 | 0x0000_0156;

  /** SE_DACL_PRESENT and SE_DACL_PROTECTED of winnt.h. */
  private static final int DACL_PRESENT = 0x0004;

  private static final int DACL_PROTECTED = 0x1000;

  /**
   * An entry of an access list (ACE).
   *
   * @param type ACCESS_ALLOWED_ACE_TYPE and so on
   * @param mask the rights; meaningless for types that are unknown here
   * @param sid whose; empty for types that are unknown here
   */
  record Entry(int type, int mask, String sid) {
    static final int ALLOWED = 0;
    static final int DENIED = 1;

    boolean isKnown() {
      return type == ALLOWED || type == DENIED;
    }

    boolean letsWrite() {
      return type == ALLOWED && (mask & WRITING) != 0;
    }
  }

  /**
   * Reads a self-relative security descriptor (SECURITY_DESCRIPTOR_RELATIVE of winnt.h) with its owner and DACL.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static FolderRights parse(byte[] descriptor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(descriptor).order(ByteOrder.LITTLE_ENDIAN);
      int control = bytes.getShort(2);
      int owner = bytes.getInt(4);
      int list = bytes.getInt(16);
      boolean hasList = (control & DACL_PRESENT) != 0 && list != 0;
      return new FolderRights(
          owner == 0 ? "" : sid(bytes, owner),
          (control & DACL_PROTECTED) == 0,
          hasList ? Optional.of(entries(bytes, list)) : Optional.empty());
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new IllegalArgumentException("not a security descriptor", e);
    }
  }

  private static List<Entry> entries(ByteBuffer bytes, int list) {
    var entries = new ArrayList<Entry>();
    int count = Short.toUnsignedInt(bytes.getShort(list + 4));
    int at = list + 8;
    for (int i = 0; i < count; i++) {
      int type = Byte.toUnsignedInt(bytes.get(at));
      boolean known = type == Entry.ALLOWED || type == Entry.DENIED;
      entries.add(known ? new Entry(type, bytes.getInt(at + 4), sid(bytes, at + 8)) : new Entry(type, 0, ""));
      at += Short.toUnsignedInt(bytes.getShort(at + 2));
    }
    return List.copyOf(entries);
  }

  /** The text of a SID: revision, authority (six bytes, the highest first) and sub-authorities. */
  private static String sid(ByteBuffer bytes, int at) {
    long authority = Short.toUnsignedLong(Short.reverseBytes(bytes.getShort(at + 2)));
    authority = authority << 32 | Integer.toUnsignedLong(Integer.reverseBytes(bytes.getInt(at + 4)));
    StringBuilder text = new StringBuilder("S-").append(bytes.get(at)).append('-').append(authority);
    for (int i = 0; i < Byte.toUnsignedInt(bytes.get(at + 1)); i++) {
      text.append('-').append(Integer.toUnsignedLong(bytes.getInt(at + 8 + 4 * i)));
    }
    return text.toString();
  }

  /**
   * Why the folder is not one that only the trusted can have made and can write to; empty when it is one. Rights to read
   * are not judged: each backup in it has an access list of its own. A wrong list is refused and not set right, because
   * whoever could write to the folder may have put something in already.
   *
   * @param trusted the SIDs of those who may own it and write to it
   * @param mayInherit not where the folder above lets others in
   * @param name gives the name that people know a SID by
   */
  Optional<String> defect(Set<String> trusted, boolean mayInherit, UnaryOperator<String> name) {
    String belongs = "it belongs to " + (owner.isEmpty() ? "nobody" : name.apply(owner));
    if (!trusted.contains(owner)) {
      return Optional.of(belongs);
    }
    if (entries.isEmpty()) {
      return Optional.of(belongs + " and has no access list, so everybody may write to it");
    }
    for (Entry entry : entries.get()) {
      if (!entry.isKnown()) {
        return Optional.of(belongs + ", and its access list has an entry of the unknown kind " + entry.type());
      }
      if (entry.letsWrite() && !trusted.contains(entry.sid()) && !OWNERS.contains(entry.sid())) {
        return Optional.of(belongs + ", but " + name.apply(entry.sid()) + " may write to it");
      }
    }
    return inherits && !mayInherit
        ? Optional.of(belongs + ", but takes over the rights of the folder above it, where everybody may write")
        : Optional.empty();
  }
}
