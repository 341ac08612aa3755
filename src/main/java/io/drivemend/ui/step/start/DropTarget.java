package io.drivemend.ui.step.start;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Lets files and folders be dropped anywhere on a page. Whatever is dropped is answered, also what is no file. */
final class DropTarget {

  private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop-target");

  private DropTarget() {}

  /**
   * @param page shows by its pseudo-class {@code drop-target} that it takes what is held above it
   * @param onDropped takes the files and folders; none when something else was dropped
   */
  static void install(Node page, Consumer<List<Path>> onDropped) {
    page.setOnDragOver(
        drag -> {
          // Never MOVE: the file manager would take the hive away from where it was.
          drag.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
          drag.consume();
        });
    page.setOnDragEntered(drag -> page.pseudoClassStateChanged(OVER, true));
    page.setOnDragExited(drag -> page.pseudoClassStateChanged(OVER, false));
    page.setOnDragDropped(
        drag -> {
          List<Path> dropped = paths(drag);
          drag.setDropCompleted(!dropped.isEmpty());
          drag.consume();
          onDropped.accept(dropped);
        });
  }

  private static List<Path> paths(DragEvent drag) {
    Dragboard board = drag.getDragboard();
    try {
      return board.hasFiles() ? board.getFiles().stream().map(File::toPath).toList() : List.of();
    } catch (InvalidPathException e) {
      return List.of(); // its name cannot be written in the locale's encoding
    }
  }
}
