/** What tests share: fixtures made by code, and showing, checking and photographing scenes of the window. */
@NullMarked
package io.drivemend.testing;

import org.jspecify.annotations.NullMarked;
