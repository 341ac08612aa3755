/** What every screen is made of: texts, themes, controls, and the way work gets off the UI thread and back. */
@NullMarked
package io.drivemend.ui.shared;

import org.jspecify.annotations.NullMarked;
