/** What tests share: programs of others as independent witnesses, and real hives where they are at hand. */
@NullMarked
package io.drivemend.testing;

import org.jspecify.annotations.NullMarked;
