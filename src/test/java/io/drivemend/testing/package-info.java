/** What tests of several packages share: registries with known content, programs of others, real hives, windows. */
@NullMarked
package io.drivemend.testing;

import org.jspecify.annotations.NullMarked;
