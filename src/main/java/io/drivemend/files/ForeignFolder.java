package io.drivemend.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A folder that somebody else made, or can write to, where the program expected its own. */
public final class ForeignFolder extends FileSystemException {

  private static final long serialVersionUID = 1L;

  private final String why;

  /**
   * @param why who it belongs to and what is wrong with it, to stand after a colon
   */
  public ForeignFolder(Path folder, String why) {
    super(folder.toString(), null, why);
    this.why = why;
  }

  /** Who it belongs to and what is wrong with it, to stand after a colon. */
  public String why() {
    return why;
  }
}
