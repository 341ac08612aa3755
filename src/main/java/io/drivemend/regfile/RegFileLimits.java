package io.drivemend.regfile;

/**
 * How much of a .reg file is taken in before it is refused, since a file may be made to fill the memory.
 *
 * @param lineCharacters the longest line; wide enough for 5 MB of hex digits in one line, as hivexregedit exports them
 * @param valueBytes the largest data of one value
 * @param fileCharacters the longest file
 */
public record RegFileLimits(int lineCharacters, int valueBytes, long fileCharacters) {

  /** Far above what any known registry holds in one value, far below what a heap holds. */
  public static final RegFileLimits DEFAULT = new RegFileLimits(16 << 20, 64 << 20, 1L << 30);
}
