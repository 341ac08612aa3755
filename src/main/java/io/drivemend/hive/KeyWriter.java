package io.drivemend.hive;

import io.drivemend.hive.BinWriter.NewCell;
import io.drivemend.hive.format.KeyNames;
import io.drivemend.hive.format.Layout;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.RegistryValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes keys with all that hangs from them (specification: Key node, Fast leaf, Hash leaf, Index root, Key security).
 */
final class KeyWriter {

  /** As many subkeys as a leaf of one bin holds, and Windows then divides the list. */
  private static final int LARGEST_LEAF = 500;

  private final BinWriter bins;
  private final Layout layout;
  private final long lastWritten;
  private final ValueWriter values;
  private int keys;

  /**
   * @param lastWritten the timestamp of each key, a FILETIME
   */
  KeyWriter(BinWriter bins, Layout layout, long lastWritten) {
    this.bins = bins;
    this.layout = layout;
    this.lastWritten = lastWritten;
    this.values = new ValueWriter(bins, layout);
  }

  /** Writes a whole tree; the root is the first cell of the first bin. */
  void writeTree(HiveKey root) {
    NewCell node = allocateNode(root);
    byte[] descriptor = SecurityDescriptors.machineKey();
    NewCell security = bins.allocate(20 + descriptor.length);
    fill(node, root, Regf.NIL, security.offset());
    node.content().putShort(2, (short) (node.content().getShort(2) | Regf.KEY_HIVE_ENTRY | Regf.KEY_NO_DELETE));
    // One descriptor for all keys: a ring of one.
    security.content().put(0, ascii("sk")).putInt(4, security.offset()).putInt(8, security.offset());
    security.content().putInt(12, keys).putInt(16, descriptor.length).put(20, descriptor);
  }

  private NewCell allocateNode(HiveKey key) {
    keys++;
    return bins.allocate(Regf.KEY_NODE_SIZE + StoredName.of(key.name(), layout).size());
  }

  private void fill(NewCell cell, HiveKey key, int parent, int security) {
    StoredName name = StoredName.of(key.name(), layout);
    ByteBuffer node = cell.content();
    node.put(0, ascii("nk")).putShort(2, (short) (name.latin1() ? Regf.KEY_COMP_NAME : 0)).putLong(4, lastWritten);
    node.putInt(16, parent).putInt(20, key.subkeys().size());
    node.putInt(28, writeSubkeys(cell.offset(), key.subkeys(), security)).putInt(32, Regf.NIL);
    node.putInt(36, key.values().size()).putInt(40, values.write(key.values()));
    node.putInt(44, security).putInt(48, Regf.NIL);
    node.putInt(52, Character.BYTES * largest(key.subkeys().stream().mapToInt(subkey -> subkey.name().length())));
    node.putInt(60, Character.BYTES * largest(key.values().stream().mapToInt(value -> value.name().length())));
    node.putInt(64, largest(key.values().stream().mapToInt(RegistryValue::size)));
    node.putShort(72, (short) name.size()).put(Regf.KEY_NODE_SIZE, name.bytes());
  }

  private static int largest(IntStream sizes) {
    return sizes.max().orElse(0);
  }

  private int writeSubkeys(int parent, Collection<HiveKey> subkeys, int security) {
    if (subkeys.isEmpty()) {
      return Regf.NIL;
    }
    List<HiveKey> sorted = List.copyOf(subkeys);
    int[] nodes = new int[sorted.size()];
    for (int i = 0; i < nodes.length; i++) {
      NewCell node = allocateNode(sorted.get(i));
      fill(node, sorted.get(i), parent, security);
      nodes[i] = node.offset();
    }
    int leaves = Math.ceilDiv(nodes.length, LARGEST_LEAF);
    if (leaves == 1) {
      return writeLeaf(sorted, nodes, 0);
    }
    NewCell root = bins.allocate(4 + leaves * Integer.BYTES);
    root.content().put(ascii("ri")).putShort((short) leaves);
    for (int leaf = 0; leaf < leaves; leaf++) {
      root.content().putInt(writeLeaf(sorted, nodes, leaf * LARGEST_LEAF));
    }
    return root.offset();
  }

  private int writeLeaf(List<HiveKey> sorted, int[] nodes, int from) {
    int to = Math.min(from + LARGEST_LEAF, nodes.length);
    boolean hashed = layout.hasHashLeaves();
    boolean hinted = layout.hasFastLeaves();
    NewCell leaf = bins.allocate(4 + (to - from) * (hinted ? 8 : 4));
    leaf.content().put(ascii(hashed ? "lh" : hinted ? "lf" : "li")).putShort((short) (to - from));
    for (int i = from; i < to; i++) {
      String name = sorted.get(i).name();
      leaf.content().putInt(nodes[i]);
      if (hinted) {
        leaf.content().putInt(hashed ? KeyNames.hash(name) : KeyNames.hint(name));
      }
    }
    return leaf.offset();
  }

  static byte[] ascii(String signature) {
    return signature.getBytes(StandardCharsets.US_ASCII);
  }
}
