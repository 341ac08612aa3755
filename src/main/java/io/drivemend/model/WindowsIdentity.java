package io.drivemend.model;

/**
 * Which Windows a registry belongs to, as far as the registry says so.
 *
 * @param machine the computer's name; empty when the registry at hand does not tell
 * @param product such as {@code Windows 10 Pro}; empty when unknown
 * @param version such as {@code 6.3}, {@code 4.0} for NT 4; empty when unknown
 * @param build such as {@code 19045}; empty when unknown
 */
public record WindowsIdentity(String machine, String product, String version, String build) {

  /** NT 4 and older: their regedit reads only REGEDIT4 files. */
  public boolean isNt4() {
    return version.matches("[34]\\..*");
  }

  /** {@code Windows 10 Pro, build 19045}, or what is known of it. */
  @Override
  public String toString() {
    String name = product.isEmpty() ? "Windows" + (version.isEmpty() ? "" : " " + version) : product;
    return build.isEmpty() ? name : name + ", build " + build;
  }
}
