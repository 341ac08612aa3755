package io.drivemend.windows;

import static io.drivemend.windows.FolderRights.ADMINISTRATORS;
import static io.drivemend.windows.FolderRights.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.drivemend.windows.FolderRights.Entry;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is judged of a folder's owner and access list; on every system. */
class FolderRightsTest {

  private static final String USER = "S-1-5-21-1-2-3-1001";
  private static final String MALLORY = "S-1-5-21-1-2-3-1002";
  private static final String USERS = "S-1-5-32-545";
  private static final String EVERYONE = "S-1-1-0";
  private static final String CREATOR_OWNER = "S-1-3-0";

  private static final int FULL = 0x001F01FF;
  private static final int READ_AND_EXECUTE = 0x001200A9;

  /** What the folders of %ProgramData% inherit for Users besides reading: FILE_ADD_FILE, FILE_ADD_SUBDIRECTORY and more. */
  private static final int ADD = 0x00000116;

  private static final Entry BY_SYSTEM = allow(FULL, SYSTEM);
  private static final Entry BY_ADMINISTRATORS = allow(FULL, ADMINISTRATORS);

  @Test
  void takesWhatThisProgramMakes() {
    assertThat(judge(ADMINISTRATORS, false, BY_SYSTEM, BY_ADMINISTRATORS)).isEmpty();
    assertThat(judge(SYSTEM, false, BY_SYSTEM, BY_ADMINISTRATORS)).isEmpty();
    assertThat(judge(ADMINISTRATORS, false)).as("an empty list lets nobody in").isEmpty();
  }

  @Test
  void refusesTheFolderOfSomebodyElseWhateverItsRights() {
    assertThat(judge(MALLORY, false, BY_SYSTEM, BY_ADMINISTRATORS)).contains("it belongs to <" + MALLORY + ">");
    assertThat(judge("", false, BY_SYSTEM)).contains("it belongs to nobody");
    assertThat(judge(USER, false, BY_SYSTEM)).as("the user is not the administrators").isPresent();
  }

  @Test
  void refusesAFolderWithoutAnAccessList() {
    assertThat(new FolderRights(ADMINISTRATORS, false, Optional.empty()).defect(administrators(), false, sid -> sid))
        .contains("it belongs to " + ADMINISTRATORS + " and has no access list, so everybody may write to it");
  }

  @Test
  void refusesAFolderThatInheritsWhereEverybodyMayWriteAbove() {
    assertThat(judge(ADMINISTRATORS, true, BY_SYSTEM, BY_ADMINISTRATORS).orElseThrow()).contains("takes over the rights");
    FolderRights own = new FolderRights(USER, true, Optional.of(List.of(BY_SYSTEM, allow(FULL, USER))));
    assertThat(own.defect(Set.of(SYSTEM, ADMINISTRATORS, USER), true, sid -> sid))
        .as("in the user's own folder")
        .isEmpty();
  }

  @Test
  void refusesWhatTheFoldersOfProgramDataAreLikeWhenNobodyLooksAfterThem() {
    Optional<String> defect =
        judge(
            ADMINISTRATORS,
            true,
            BY_SYSTEM,
            BY_ADMINISTRATORS,
            allow(0x10000000, CREATOR_OWNER),
            allow(READ_AND_EXECUTE, USERS),
            allow(ADD, USERS));
    assertThat(defect).contains("it belongs to <" + ADMINISTRATORS + ">, but <" + USERS + "> may write to it");
  }

  /** Each right by which the content of a folder can be changed, the folder be put aside, or its rights be changed. */
  @ParameterizedTest
  @ValueSource(
      ints = {0x2, 0x4, 0x10, 0x40, 0x100, 0x10000, 0x40000, 0x80000, 0x10000000, 0x40000000, FULL, 0x001301BF})
  void refusesEveryRightToChangeSomething(int mask) {
    assertThat(judge(ADMINISTRATORS, false, BY_SYSTEM, allow(mask, EVERYONE))).isPresent();
    assertThat(judge(ADMINISTRATORS, false, BY_SYSTEM, new Entry(Entry.DENIED, mask, EVERYONE))).isEmpty();
    assertThat(judge(ADMINISTRATORS, false, BY_SYSTEM, allow(mask, CREATOR_OWNER))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, READ_AND_EXECUTE, 0x80000000, 0x20000000, 0x100000, 0x1, 0x8, 0x20, 0x80})
  void lookingIsNoneOfThem(int mask) {
    assertThat(judge(ADMINISTRATORS, false, BY_SYSTEM, allow(mask, EVERYONE))).isEmpty();
  }

  @Test
  void refusesAnEntryOfAKindThatItDoesNotKnow() {
    assertThat(judge(ADMINISTRATORS, false, BY_SYSTEM, new Entry(5, 0, "")).orElseThrow()).contains("unknown kind 5");
  }

  @Test
  void readsASecurityDescriptorAsWindowsWritesIt() {
    // O:BAD:P(A;OICI;FA;;;SY)(D;;FR;;;WD)(OA;...) in its self-relative form.
    byte[] descriptor =
        HexFormat.ofDelimiter(" ")
            .parseHex(
                "01 00 04 90 14 00 00 00 00 00 00 00 00 00 00 00 24 00 00 00" // control 9004: self-relative, protected
                    + " 01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00" // S-1-5-32-544
                    + " 02 00 50 00 03 00 00 00" // a list of three
                    + " 00 03 14 00 ff 01 1f 00 01 01 00 00 00 00 00 05 12 00 00 00" // S-1-5-18
                    + " 01 00 14 00 89 00 12 00 01 01 00 00 00 00 00 01 00 00 00 00" // S-1-1-0
                    + " 05 00 20 00 ff 01 1f 00 00 00 00 00 01 01 00 00 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00");
    FolderRights rights = FolderRights.parse(descriptor);
    assertThat(rights)
        .isEqualTo(
            new FolderRights(
                ADMINISTRATORS,
                false,
                Optional.of(
                    List.of(allow(FULL, SYSTEM), new Entry(Entry.DENIED, 0x120089, EVERYONE), new Entry(5, 0, "")))));
    descriptor[3] = (byte) 0x80;
    assertThat(FolderRights.parse(descriptor).inherits()).isTrue();
    descriptor[2] = 0;
    assertThat(FolderRights.parse(descriptor).entries()).as("no list is present").isEmpty();
    for (int length = 0; length < 20; length++) {
      byte[] torn = Arrays.copyOf(descriptor, length);
      assertThatIllegalArgumentException().isThrownBy(() -> FolderRights.parse(torn));
    }
  }

  private static Optional<String> judge(String owner, boolean inherits, Entry... entries) {
    return new FolderRights(owner, inherits, Optional.of(List.of(entries)))
        .defect(administrators(), false, sid -> "<" + sid + ">");
  }

  private static Set<String> administrators() {
    return Set.of(SYSTEM, ADMINISTRATORS);
  }

  private static Entry allow(int mask, String sid) {
    return new Entry(Entry.ALLOWED, mask, sid);
  }
}
