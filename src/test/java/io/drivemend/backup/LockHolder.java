package io.drivemend.backup;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.nio.file.Path;

/** A program that holds a store's lock until it is killed, or says that it could not get it. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] arguments) throws Exception {
    try {
      new BackupStore(Path.of(arguments[0]), "DriveMend test")
          .locked(
              () -> {
                System.out.println("held");
                sleep();
                return true;
              });
    } catch (DriveMendException e) {
      System.out.println(e.problem() == Problem.STORE_BUSY ? "busy" : e.toString());
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
