package io.drivemend.hive.log;

/** Why a log is not used. */
public enum SkipReason {
  /** It has no bytes, or zeros where its base block belongs: no Windows has written to it yet. */
  EMPTY(false),
  /** It is for a scheme of logging that this hive does not follow any more: Windows does not look at it. */
  UNUSED(false),
  /** It is for an older state of the hive than the one that stands there. */
  OLDER(false),
  /** Its base block was written at another moment than the hive's (old format). */
  OTHER_MOMENT(false),
  /** Another log is used in its place. */
  SUPERSEDED(false),
  /** Its first entry does not follow the last one that was applied. */
  NOT_NEXT(false),
  /** What the other log should hold may belong before its entries, and that one cannot be used. */
  INCOMPLETE(false),
  /** Its first entry is damaged, so that nothing of it can be applied. */
  NO_SOUND_ENTRY(false),
  /** Its bitmap or its pages are damaged or cut off (old format). */
  PAGES_DAMAGED(true),
  /** It does not begin with a base block that checks out. */
  HEAD_DAMAGED(true),
  /** It is of a kind or version that DriveMend does not know. */
  KIND_UNKNOWN(true),
  /** Its base block describes another hive. */
  OTHER_HIVE(true),
  /** It cannot be read. */
  UNREADABLE(true),
  /** It is not there, though the other log of the pair is. */
  MISSING(true),
  /** Several files have this name, in different spellings. */
  AMBIGUOUS(true);

  private final boolean blocking;

  SkipReason(boolean blocking) {
    this.blocking = blocking;
  }

  /** Whether what this log should hold may be missing in the result, so that numbered entries are not replayed without it. */
  boolean isBlocking() {
    return blocking;
  }
}
