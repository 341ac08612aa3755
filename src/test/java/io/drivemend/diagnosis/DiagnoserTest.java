package io.drivemend.diagnosis;

import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.currentVersion;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.diagnosis.CheckResult.Status;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.InMemoryRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnoserTest {

  private static final WindowsPath D_WINDOWS = WindowsPath.parse("D:\\Windows").orElseThrow();

  @Test
  void findsTheArticlesFaultInBothViews() throws DriveMendException {
    Diagnosis diagnosis = offline(windows10OnD("C:\\Windows"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.LETTER_DIFFERS);
    assertThat(diagnosis.rightPath()).contains(D_WINDOWS);
    assertThat(diagnosis.changes()).extracting(ValueChange::where).containsExactly(PATH_NAME_64, PATH_NAME_32);
    assertThat(diagnosis.changes().getFirst().after().text()).contains("D:\\Windows");
    assertThat(diagnosis.sentence()).contains("D:\\Windows", "2 values say C:\\Windows", "Q267929");
  }

  @Test
  void changesOneByteAndKeepsCaseTypeAndFolder() throws DriveMendException {
    InMemoryRegistry registry = windows10OnD("C:\\Windows");
    RegistryValue before = RegistryValue.string("PATHNAME", ValueType.REG_EXPAND_SZ, "c:\\WinDows");
    registry.put(View.VIEW_64, KeyPath.CURRENT_VERSION, before);
    RegistryValue after = offline(registry).changes().getFirst().after();
    byte[] expected = before.data();
    expected[0] = 'd';
    assertThat(after).isEqualTo(before.withData(expected));
  }

  @Test
  void findsNothingToDoOnAHealthyRegistry() throws DriveMendException {
    Diagnosis diagnosis = offline(windows10OnD("d:\\WINDOWS"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.changes()).isEmpty();
  }

  @Test
  void doesNotMissAPathNameThatOnlyThe32BitViewLacks() throws DriveMendException {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.VIEW_64, View.VIEW_32));
    currentVersion(registry, View.VIEW_64, "SystemRoot", "D:\\Windows");
    currentVersion(registry, View.VIEW_64, "PathName", "C:\\Windows");
    Diagnosis diagnosis = offline(registry);
    assertThat(diagnosis.changes()).extracting(ValueChange::where).containsExactly(PATH_NAME_64);
    assertThat(row(diagnosis, "PathName, 32-bit view").status()).isEqualTo(Status.OK);
  }

  @Test
  void refusesAnotherFolder() throws DriveMendException {
    Diagnosis diagnosis = offline(windows10OnD("C:\\WINNT"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.FOLDER_DIFFERS);
    assertThat(diagnosis.stop()).contains(Problem.FOLDER_DIFFERS);
    assertThat(diagnosis.changes()).isEmpty();
    assertThat(diagnosis.sentence()).contains("C:\\WINNT", "D:\\Windows");
  }

  @ParameterizedTest
  @CsvSource({
    "relative, Windows, VALUE_NOT_A_DRIVE_PATH",
    "drive-relative, C:Windows, VALUE_NOT_A_DRIVE_PATH",
    "UNC, \\\\server\\admin$, VALUE_NOT_A_DRIVE_PATH",
    "device, \\\\?\\C:\\Windows, VALUE_NOT_A_DRIVE_PATH",
    "empty, '', VALUE_NOT_A_DRIVE_PATH",
  })
  void refusesWhatIsNoPathOnADrive(String kind, String text, Problem problem) throws DriveMendException {
    assertThat(offline(windows10OnD(text)).stop()).as(kind).contains(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "no terminator, 1, 433A5C00, VALUE_MALFORMED",
    "odd number of bytes, 1, 43003A005C000000FF, VALUE_MALFORMED",
    "embedded NUL, 1, 43003A005C0000005700, VALUE_MALFORMED",
    "two terminators, 1, 43003A005C0000000000, VALUE_MALFORMED",
    "no bytes, 1, '', VALUE_MALFORMED",
    "binary, 3, 43003A005C000000, VALUE_NOT_A_STRING",
    "multi-string, 7, 43003A005C0000000000, VALUE_NOT_A_STRING",
    "unknown type, 4660, 43003A005C000000, VALUE_NOT_A_STRING",
  })
  void refusesWhatIsNoWellFormedString(String kind, int type, String hex, Problem problem) throws DriveMendException {
    byte[] data = HexFormat.of().parseHex(hex);
    InMemoryRegistry registry = windows10OnD("D:\\Windows");
    registry.put(View.VIEW_64, KeyPath.CURRENT_VERSION, new RegistryValue("PathName", new ValueType(type), data));
    Diagnosis diagnosis = offline(registry);
    assertThat(diagnosis.verdict()).as(kind).isEqualTo(Verdict.NOT_REPAIRABLE);
    assertThat(diagnosis.stop()).contains(problem);
    assertThat(diagnosis.findings()).singleElement().satisfies(finding -> assertThat(finding.where()).isEqualTo(PATH_NAME_64));
  }

  @Test
  void refusesAMissingPathName() throws DriveMendException {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(registry, View.NATIVE, "SystemRoot", "D:\\Windows");
    assertThat(offline(registry).stop()).contains(Problem.VALUE_MISSING);
  }

  @Test
  void leavesWindowsPeAlone() throws DriveMendException {
    InMemoryRegistry registry = windows10OnD("C:\\Windows");
    currentVersion(registry, View.VIEW_64, "SystemRoot", "X:\\Windows");
    Diagnosis diagnosis = offline(registry);
    assertThat(diagnosis.stop()).contains(Problem.WINPE);
    assertThat(diagnosis.changes()).isEmpty();
  }

  @Test
  void asksWhenTheWitnessesAreSilent() throws DriveMendException {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(registry, View.NATIVE, "PathName", "C:\\WINNT");
    Diagnosis diagnosis = offline(registry);
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(row(diagnosis, "PathName").status()).isEqualTo(Status.NOT_CHECKED);
    Diagnosis answered = diagnose(subject(registry).withLetter(new DriveLetter('E')));
    assertThat(answered.changes().getFirst().after().text()).contains("E:\\WINNT");
    assertThat(answered.whyRight()).containsExactly("You chose E:");
  }

  @Test
  void asksWhenTheWitnessesDisagree() throws DriveMendException {
    Diagnosis diagnosis = offline(withSystemHive(windows10OnD("C:\\Windows"), "LAB-3", "CE"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(diagnosis.sentence()).contains("SystemRoot says D:", "C:, E:");
  }

  @Test
  void doesNotLetAnAnswerOverruleWitnessesThatAgree() throws DriveMendException {
    for (String pathName : List.of("C:\\Windows", "D:\\Windows")) {
      Diagnosis diagnosis = diagnose(subject(windows10OnD(pathName)).withLetter(new DriveLetter('Q')));
      assertThat(diagnosis.stop()).contains(Problem.LETTER_CONTRADICTED);
      assertThat(diagnosis.changes()).isEmpty();
    }
    assertThat(diagnose(subject(windows10OnD("C:\\Windows")).withLetter(new DriveLetter('D'))).verdict())
        .isEqualTo(Verdict.LETTER_DIFFERS);
  }

  @Test
  void believesWitnessesThatAgree() throws DriveMendException {
    Diagnosis diagnosis = offline(withSystemHive(windows10OnD("C:\\Windows"), "LAB-3", "CD"));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.LETTER_DIFFERS);
    assertThat(diagnosis.whyRight()).hasSize(2);
    assertThat(diagnosis.windows().machine()).isEqualTo("LAB-3");
  }

  @Test
  void believesTheOnlyLetterOfMountedDevicesWhenSystemRootIsSilent() throws DriveMendException {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(registry, View.NATIVE, "PathName", "C:\\WINNT");
    Diagnosis diagnosis = offline(withSystemHive(registry, "OLD", "F"));
    assertThat(diagnosis.rightPath().map(WindowsPath::toString)).contains("F:\\WINNT");
  }

  @Test
  void trustsTheRunningWindowsMoreThanSystemRoot() throws DriveMendException {
    InMemoryRegistry registry = windows10OnD("C:\\Windows");
    currentVersion(registry, View.VIEW_64, "SystemRoot", "E:\\Windows");
    Diagnosis diagnosis = diagnose(live(registry, path -> new FolderProbe.Sight(FolderProbe.State.HOLDS_WINDOWS, "seen")));
    assertThat(diagnosis.rightPath()).contains(D_WINDOWS);
    assertThat(row(diagnosis, "SystemRoot").status()).isEqualTo(Status.NOTE);
  }

  @Test
  void doesNotNameAFolderWithoutWindows() throws DriveMendException {
    Diagnosis diagnosis =
        diagnose(live(windows10OnD("C:\\Windows"), path -> new FolderProbe.Sight(FolderProbe.State.NO_WINDOWS, "empty")));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.NOT_REPAIRABLE);
    assertThat(diagnosis.stop()).contains(Problem.NEW_PATH_WITHOUT_WINDOWS);
    assertThat(diagnosis.changes()).isEmpty();
  }

  @Test
  void reportsALeftoverServiceAndDoesNotOfferToChangeIt() throws DriveMendException {
    InMemoryRegistry registry = withSystemHive(windows10OnD("C:\\Windows"), "LAB-3", "D");
    registry.put(
        View.VIEW_64,
        KeyPath.of("SYSTEM\\ControlSet002\\Services\\CCMBoot"),
        RegistryValue.string("ImagePath", ValueType.REG_EXPAND_SZ, "C:\\Windows\\sms_temp\\CCMBtLdr.exe"));
    Diagnosis diagnosis = offline(registry);
    assertThat(row(diagnosis, "Service CCMBoot").status()).isEqualTo(Status.NOTE);
    assertThat(diagnosis.changes()).extracting(ValueChange::where).containsExactly(PATH_NAME_64, PATH_NAME_32);
  }

  @Test
  void neverCallsOkWhatItCouldNotCheck() throws DriveMendException {
    Diagnosis diagnosis = offline(windows10OnD("C:\\Windows"));
    assertThat(row(diagnosis, "MountedDevices").status()).isEqualTo(Status.NOT_CHECKED);
    assertThat(row(diagnosis, "Service CCMBoot").status()).isEqualTo(Status.NOT_CHECKED);
    assertThat(row(diagnosis, "Folder D:\\Windows").status()).isEqualTo(Status.NOT_CHECKED);
  }

  @Test
  void namesWindows11ByItsBuild() throws DriveMendException {
    InMemoryRegistry registry = windows10OnD("D:\\Windows");
    currentVersion(registry, View.VIEW_64, "CurrentBuildNumber", "26100");
    assertThat(offline(registry).windows()).hasToString("Windows 11 Pro, build 26100");
  }

  @Test
  void tellsEachRowAsSoonAsItIsKnownAndStopsWhenInterrupted() {
    List<CheckResult> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                Diagnoser.diagnose(
                    subject(windows10OnD("C:\\Windows")),
                    row -> {
                      seen.add(row);
                      Thread.currentThread().interrupt();
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).hasSize(1);
  }

  @Test
  void showsMalformedDataWithoutControlCharacters() throws DriveMendException {
    InMemoryRegistry registry = windows10OnD("D:\\Windows");
    byte[] data = "C:\\\u0007\0Win".getBytes(StandardCharsets.UTF_16LE);
    registry.put(View.VIEW_64, KeyPath.CURRENT_VERSION, new RegistryValue("PathName", ValueType.REG_SZ, data));
    assertThat(offline(registry).findings().getFirst().oldText()).isEqualTo("C:\\··Win");
  }

  private static CheckResult row(Diagnosis diagnosis, String title) {
    return diagnosis.checks().stream().filter(check -> check.title().equals(title)).findFirst().orElseThrow();
  }

  private static Diagnosis offline(InMemoryRegistry registry) throws DriveMendException {
    return diagnose(subject(registry));
  }

  private static Diagnosis diagnose(Subject subject) throws DriveMendException {
    return Diagnoser.diagnose(subject, row -> {});
  }

  private static Subject subject(InMemoryRegistry registry) {
    return new Subject(registry, Optional.empty(), FolderProbe.BLIND, Optional.empty());
  }

  private static Subject live(InMemoryRegistry registry, FolderProbe folders) {
    return new Subject(registry, Optional.of(D_WINDOWS), folders, Optional.empty());
  }
}
