package io.drivemend.windows;

import static java.nio.file.attribute.AclEntryFlag.DIRECTORY_INHERIT;
import static java.nio.file.attribute.AclEntryFlag.FILE_INHERIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import io.drivemend.files.ForeignFolder;
import io.drivemend.windows.FolderRights.Entry;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Folders as Windows makes them and speaks of them. Wine keeps an access list as a Unix mode only: it shows that others
 * are shut out from the first moment, but forgets the owner and that nothing is inherited, and has no junctions. What
 * needs a real Windows is skipped there.
 */
@Tag("windows")
class WindowsPrivateFoldersTest {

  private static final int FULL = 0x001F01FF;
  private static final String EVERYONE = "S-1-1-0";

  @TempDir private Path folder;
  private String user = "";

  @BeforeEach
  void askForTheUser() throws Exception {
    user = WindowsSystem.userSid();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatItMakesIsClosedToOthersFromTheFirstMoment(boolean elevated) throws Exception {
    Path inner = folder.resolve("outer").resolve("inner");
    new WindowsPrivateFolders(elevated, user).createAll(inner);
    for (Path made : List.of(folder.resolve("outer"), inner)) {
      assertThat(WindowsPrivateFolders.look(made).rights().entries().orElseThrow())
          .extracting(Entry::sid)
          .isNotEmpty()
          .isSubsetOf(FolderRights.SYSTEM, FolderRights.ADMINISTRATORS, user);
    }
    if (isWine()) {
      Path ordinary = Files.createDirectory(folder.resolve("ordinary"));
      assertThat(WindowsPrivateFolders.look(ordinary).rights().entries().orElseThrow())
          .as("an ordinary folder, to know that the difference can be seen")
          .extracting(Entry::sid)
          .contains(EVERYONE);
    }
  }

  @Test
  void anAdministratorsFolderHasItsOwnListAlone() throws Exception {
    assumeFalse(isWine(), "Wine forgets the owner, and that nothing is inherited");
    assumeTrue(WindowsSystem.isElevated(), "only an administrator can give a folder to the administrators");
    WindowsPrivateFolders folders = new WindowsPrivateFolders(true, user);
    Path made = folder.resolve("made");
    folders.create(made);
    folders.requireOurs(made);
    assertThat(WindowsPrivateFolders.look(made).rights())
        .isEqualTo(
            new FolderRights(
                FolderRights.ADMINISTRATORS,
                false,
                Optional.of(
                    List.of(
                        new Entry(Entry.ALLOWED, FULL, FolderRights.SYSTEM),
                        new Entry(Entry.ALLOWED, FULL, FolderRights.ADMINISTRATORS)))));
  }

  @Test
  void aUserTakesOnlyWhatIsTheUsers() throws Exception {
    WindowsPrivateFolders users = new WindowsPrivateFolders(false, user);
    Path made = folder.resolve("made");
    users.create(made);
    users.requireOurs(made);
    assertThat(catchThrowableOfType(ForeignFolder.class, () -> new WindowsPrivateFolders(false, "S-1-5-21-9").requireOurs(made)).why())
        .startsWith("it belongs to ")
        .endsWith("\\" + System.getProperty("user.name"));
  }

  @Test
  void aFolderThatEverybodyMayWriteToIsRefused() throws Exception {
    WindowsPrivateFolders users = new WindowsPrivateFolders(false, user);
    Path open = folder.resolve("open");
    users.create(open);
    letEverybodyWrite(open);
    assertThat(catchThrowableOfType(ForeignFolder.class, () -> users.requireOurs(open)).why())
        .contains(", but ")
        .endsWith("Everyone may write to it");
  }

  @Test
  void aJunctionIsRefusedThoughItLeadsToAFolderOfOurs() throws Exception {
    WindowsPrivateFolders users = new WindowsPrivateFolders(false, user);
    Path made = folder.resolve("made");
    Path junction = folder.resolve("junction");
    users.create(made);
    String said = CommandPrompt.run("mklink /J \"" + junction + "\" \"" + made + "\"");
    assumeTrue(Files.isDirectory(junction), () -> "no junction could be made: " + said);
    try {
      assertThat(catchThrowableOfType(ForeignFolder.class, () -> users.requireOurs(junction)).why())
          .contains("leads to another place");
    } finally {
      Files.delete(junction);
    }
  }

  @Test
  void whatIsInTheWayOrMissingIsToldApart() throws Exception {
    WindowsPrivateFolders users = new WindowsPrivateFolders(false, user);
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> users.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> users.create(folder)).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> users.create(gone.resolve("below"))).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> users.requireOurs(gone)).isInstanceOf(NoSuchFileException.class);
    assertThat(catchThrowableOfType(ForeignFolder.class, () -> users.requireOurs(file)).why())
        .endsWith("is not a folder");
  }

  @Test
  void aLongNameIsMadeAndJudged() throws Exception {
    WindowsPrivateFolders users = new WindowsPrivateFolders(false, user);
    Path deep = folder.resolve("d".repeat(120)).resolve("e".repeat(120)).resolve("f".repeat(100));
    users.createAll(deep);
    users.requireOurs(deep);
    assertThat(deep).isEmptyDirectory();
  }

  private static void letEverybodyWrite(Path path) throws IOException {
    AclFileAttributeView view =
        Objects.requireNonNull(Files.getFileAttributeView(path, AclFileAttributeView.class), "no access lists");
    List<AclEntry> list = new ArrayList<>(view.getAcl());
    var permissions = EnumSet.allOf(AclEntryPermission.class);
    list.add(
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("Everyone"))
            .setPermissions(permissions)
            .setFlags(FILE_INHERIT, DIRECTORY_INHERIT)
            .build());
    view.setAcl(list);
  }

  private static boolean isWine() {
    try {
      return NativeLibrary.getInstance("ntdll").getFunction("wine_get_version") != null;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
