/** What the tests of several packages share: independent tools that look at, or change, what the program works on. */
@NullMarked
package io.drivemend.testing;

import org.jspecify.annotations.NullMarked;
