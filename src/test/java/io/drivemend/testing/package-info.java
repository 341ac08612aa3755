/**
 * What tests share: programs of others as independent witnesses, real hives where they are at hand, and scenes of the
 * window shown, checked and photographed.
 */
@NullMarked
package io.drivemend.testing;

import org.jspecify.annotations.NullMarked;
