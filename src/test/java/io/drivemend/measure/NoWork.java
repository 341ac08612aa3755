package io.drivemend.measure;

/** The start and end of a Java process. */
public final class NoWork {

  private NoWork() {}

  /** Does nothing. */
  public static void main(String[] arguments) {
    System.out.println();
  }
}
