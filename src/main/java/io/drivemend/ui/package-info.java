/** The window: its frame with the steps, the buttons and the sentence that says what has been written. */
@NullMarked
package io.drivemend.ui;

import org.jspecify.annotations.NullMarked;
