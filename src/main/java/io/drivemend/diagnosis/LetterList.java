package io.drivemend.diagnosis;

import static java.util.stream.Collectors.joining;

import io.drivemend.model.DriveLetter;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The letters that a SYSTEM hive gives to volumes on disks.
 *
 * <p>It does not say which letter is the system drive's: it can contradict another witness, but speaks alone only when there
 * is one letter, or when the volume in hand is on it.
 *
 * @param name where it stands in the hive
 * @param letters each letter with its partition, where that is known
 * @param silence why there is no letter; empty when there are some
 */
record LetterList(String name, SortedMap<DriveLetter, Optional<PartitionId>> letters, String silence) {

  LetterList {
    letters = Collections.unmodifiableSortedMap(new TreeMap<>(letters));
  }

  static LetterList silent(String name, String reason) {
    return new LetterList(name, new TreeMap<>(), reason);
  }

  boolean isSilent() {
    return letters.isEmpty();
  }

  /** The letters alone. */
  NavigableSet<DriveLetter> all() {
    return new TreeSet<>(letters.keySet());
  }

  /** The letters of a partition; more than one only in a list that contradicts itself. */
  NavigableSet<DriveLetter> of(PartitionId partition) {
    NavigableSet<DriveLetter> found = new TreeSet<>();
    for (Map.Entry<DriveLetter, Optional<PartitionId>> entry : letters.entrySet()) {
      if (entry.getValue().equals(Optional.of(partition))) {
        found.add(entry.getKey());
      }
    }
    return found;
  }

  /** Whether a letter is that of certainly another partition. */
  boolean givesToAnother(DriveLetter letter, PartitionId partition) {
    return letters.getOrDefault(letter, Optional.empty()).filter(other -> other.isOtherThan(partition)).isPresent();
  }

  @Override
  public String toString() {
    return words(letters.keySet());
  }

  static String words(Iterable<DriveLetter> letters) {
    NavigableSet<DriveLetter> sorted = new TreeSet<>();
    letters.forEach(sorted::add);
    return sorted.stream().map(DriveLetter::toString).collect(joining(", "));
  }
}
