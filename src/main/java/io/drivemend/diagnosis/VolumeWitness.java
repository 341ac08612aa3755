package io.drivemend.diagnosis;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.WindowsPath;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Asks the SYSTEM hive for the letter of the very volume on which it stands: nothing else tells as surely. */
final class VolumeWitness {

  static final String NAME = "Volume in hand";

  private static final String WHY = "it is the only witness that speaks of this volume, and of no other";

  private VolumeWitness() {}

  /**
   * Hears it.
   *
   * @param ran the Windows folder that the hive names, under whichever letter
   */
  static Testimony hear(VolumeInHand volume, LetterList list, Optional<WindowsPath> ran) {
    if (volume.partition().isEmpty()) {
      return silent(volume.source());
    }
    if (volume.windowsFolder().isEmpty()) {
      return silent("these hives stand in no Windows folder, so the volume need not be theirs");
    }
    String folder = volume.windowsFolder().get();
    if (ran.isEmpty() || !ran.get().sameFolder(new WindowsPath('C', folder))) {
      String where = ran.map(path -> ", not in " + path.folder()).orElse("");
      return silent("this Windows stands in " + folder + " of its volume" + where + ", so it may have been copied there");
    }
    return list.isSilent()
        ? silent(volume.partition().get() + " · no letters are listed")
        : matched(volume.partition().get(), list, ran.get().drive());
  }

  private static Testimony matched(PartitionId partition, LetterList list, DriveLetter last) {
    NavigableSet<DriveLetter> letters = list.of(partition);
    if (letters.size() == 1) {
      DriveLetter letter = letters.first();
      return new Testimony(
          NAME,
          letters,
          partition + " · " + list.name() + " calls it " + letter,
          list.name() + " calls the volume in hand " + letter,
          "The volume in hand (" + partition + ") is the one that " + list.name() + " calls " + letter,
          WHY);
    }
    if (letters.size() > 1) {
      return silent(partition + " · " + list.name() + " calls it " + LetterList.words(letters) + " at once");
    }
    return list.givesToAnother(last, partition)
        ? denies(partition, list, last)
        : silent(partition + " · " + list.name() + " does not know it");
  }

  /** Windows ran under this letter, but from another volume: this one is a clone, or its disk got a new signature. */
  private static Testimony denies(PartitionId partition, LetterList list, DriveLetter letter) {
    NavigableSet<DriveLetter> others = new TreeSet<>();
    for (char other = 'A'; other <= 'Z'; other++) {
      others.add(new DriveLetter(other));
    }
    others.remove(letter);
    return new Testimony(
        NAME,
        others,
        partition + " · " + list.name() + " does not know it, and gives " + letter + " to another volume",
        list.name() + " gives " + letter + " to another volume than the one in hand",
        "The volume in hand is not the one that " + list.name() + " calls " + letter,
        WHY);
  }

  private static Testimony silent(String reason) {
    return Testimony.silent(NAME, reason, WHY);
  }
}
