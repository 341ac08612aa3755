package io.drivemend.hive.check;

/**
 * What a hive has, as far as it can be read.
 *
 * @param fileSize in bytes
 * @param keys all that hang from the root, which counts too
 * @param bins those with a sound head
 * @param cellsInUse in those bins
 * @param bytesInUse of those cells, with their headers
 * @param cellsFree in those bins
 * @param bytesFree of those cells, with their headers
 * @param bytesBehind after the last bin; nothing in the hive points there
 */
public record HiveCounts(
    long fileSize,
    long keys,
    long values,
    long bins,
    long cellsInUse,
    long bytesInUse,
    long cellsFree,
    long bytesFree,
    long bytesBehind) {}
