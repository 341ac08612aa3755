package io.drivemend.ui;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * A link below the steps.
 *
 * @param text what it opens; an underscore marks its mnemonic
 * @param key a key that does the same from anywhere in the window, such as F1
 */
public record SideLink(Ikon icon, String text, @Nullable KeyCombination key, Runnable action) {}
