package io.drivemend.hive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Security descriptors as bytes (self-relative SECURITY_DESCRIPTOR, [MS-DTYP] 2.4.6). */
final class SecurityDescriptors {

  private static final int SELF_RELATIVE_WITH_DACL = 0x8004;
  private static final byte CONTAINER_INHERIT = 0x02;
  private static final int KEY_ALL_ACCESS = 0xf003f;
  private static final int KEY_READ = 0x20019;
  private static final int HEADER_SIZE = 20;
  private static final int ACL_HEADER_SIZE = 8;
  private static final int ENTRY_HEADER_SIZE = 8;

  private static final byte[] LOCAL_SYSTEM = sid(18);
  private static final byte[] ADMINISTRATORS = sid(32, 544);
  private static final byte[] USERS = sid(32, 545);

  private SecurityDescriptors() {}

  /** As keys of the machine have it: administrators and the system may do all, users may read. */
  static byte[] machineKey() {
    int aclSize =
        ACL_HEADER_SIZE + 3 * ENTRY_HEADER_SIZE + ADMINISTRATORS.length + LOCAL_SYSTEM.length + USERS.length;
    int owner = HEADER_SIZE + aclSize;
    int group = owner + ADMINISTRATORS.length;
    byte[] descriptor = new byte[group + LOCAL_SYSTEM.length];
    ByteBuffer out = littleEndian(descriptor);
    out.putShort((short) 1).putShort((short) SELF_RELATIVE_WITH_DACL);
    out.putInt(owner).putInt(group).putInt(0).putInt(HEADER_SIZE);
    out.putShort((short) 2).putShort((short) aclSize).putInt(3);
    putAllowed(out, ADMINISTRATORS, KEY_ALL_ACCESS);
    putAllowed(out, LOCAL_SYSTEM, KEY_ALL_ACCESS);
    putAllowed(out, USERS, KEY_READ);
    out.put(ADMINISTRATORS).put(LOCAL_SYSTEM);
    return descriptor;
  }

  private static void putAllowed(ByteBuffer out, byte[] who, int access) {
    out.put((byte) 0).put(CONTAINER_INHERIT).putShort((short) (ENTRY_HEADER_SIZE + who.length));
    out.putInt(access).put(who);
  }

  /** A security identifier of the NT authority, {@code S-1-5-...}. */
  private static byte[] sid(int... subAuthorities) {
    byte[] sid = new byte[8 + subAuthorities.length * Integer.BYTES];
    ByteBuffer out = littleEndian(sid);
    out.put((byte) 1).put((byte) subAuthorities.length).put(7, (byte) 5).position(8);
    for (int subAuthority : subAuthorities) {
      out.putInt(subAuthority);
    }
    return sid;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
