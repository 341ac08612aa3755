package io.drivemend.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.testing.RegExe;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("windows")
class LiveRegistryWriteTest {

  private static final ValueLocation IN_64 = new ValueLocation(View.VIEW_64, KeyPath.CURRENT_VERSION, "PathName");
  private static final ValueLocation IN_32 = new ValueLocation(View.VIEW_32, KeyPath.CURRENT_VERSION, "PathName");

  private final Map<ValueLocation, Optional<String>> found = new HashMap<>();
  private LiveRegistry registry;

  @BeforeEach
  void makeTheArticlesFaultInBothViews() throws Exception {
    registry = LiveRegistry.open();
    for (ValueLocation where : List.of(IN_64, IN_32)) {
      found.put(where, RegExe.query(where));
      RegExe.add(where, "D:\\windows");
    }
  }

  @AfterEach
  void putBackWhatStoodThere() {
    found.forEach(
        (where, text) -> text.ifPresentOrElse(old -> RegExe.add(where, old), () -> RegExe.delete(where)));
  }

  static List<List<ValueLocation>> oneViewTheOtherAndBoth() {
    return List.of(List.of(IN_64), List.of(IN_32), List.of(IN_64, IN_32));
  }

  @ParameterizedTest
  @MethodSource("oneViewTheOtherAndBoth")
  void regExeSeesTheNewPathInTheViewsWrittenAndTheOldOneInTheOther(List<ValueLocation> written) throws Exception {
    registry.write(written.stream().map(where -> change(where, "D:\\windows", "C:\\windows")).toList());
    for (ValueLocation where : List.of(IN_64, IN_32)) {
      assertThat(RegExe.query(where)).hasValue(written.contains(where) ? "C:\\windows" : "D:\\windows");
    }
    registry.write(written.stream().map(where -> change(where, "D:\\windows", "C:\\windows").reversed()).toList());
    assertThat(RegExe.query(IN_64)).hasValue("D:\\windows");
    assertThat(RegExe.query(IN_32)).hasValue("D:\\windows");
  }

  @Test
  void aValueChangedSinceTheDiagnosisLeavesBothUntouched() {
    RegExe.add(IN_32, "E:\\windows");
    var changes = List.of(change(IN_64, "D:\\windows", "C:\\windows"), change(IN_32, "D:\\windows", "C:\\windows"));
    assertThat(problemOf(changes)).isEqualTo(Problem.CHANGED_SINCE);
    assertThat(RegExe.query(IN_64)).hasValue("D:\\windows");
    assertThat(RegExe.query(IN_32)).hasValue("E:\\windows");
  }

  @Test
  void theSameTextInAnotherTypeCountsAsChanged() {
    RegExe.add(IN_64, "REG_EXPAND_SZ", "D:\\windows");
    assertThat(problemOf(List.of(change(IN_64, "D:\\windows", "C:\\windows")))).isEqualTo(Problem.CHANGED_SINCE);
    assertThat(RegExe.query(IN_64)).hasValue("D:\\windows");
  }

  @Test
  void aValueOrKeyThatIsGoneIsNotCreated() throws Exception {
    RegExe.delete(IN_64);
    var noKey = new ValueLocation(View.VIEW_64, ScratchKey.PATH, "PathName");
    var noView = new ValueLocation(View.NATIVE, KeyPath.CURRENT_VERSION, "PathName");
    for (ValueLocation gone : List.of(IN_64, noKey, noView)) {
      var changes = List.of(change(IN_32, "D:\\windows", "C:\\windows"), change(gone, "D:\\windows", "C:\\windows"));
      assertThat(problemOf(changes)).isEqualTo(Problem.CHANGED_SINCE);
      assertThat(RegExe.query(IN_32)).hasValue("D:\\windows");
    }
    assertThat(RegExe.query(IN_64)).isEmpty();
    assertThat(registry.hasKey(View.VIEW_64, ScratchKey.PATH)).isFalse();
  }

  @Test
  void missingRightsAreFoundBeforeTheFirstWrite() {
    try (var scratch = new ScratchKey(View.VIEW_32)) {
      RegExe.add(scratch.at("Path"), "D:\\windows");
      scratch.protect("D:(A;;KRSD;;;WD)");
      var changes =
          List.of(
              change(IN_64, "D:\\windows", "C:\\windows"), change(scratch.at("Path"), "D:\\windows", "C:\\windows"));
      assertThat(problemOf(changes)).isEqualTo(Problem.NO_RIGHTS_TO_WRITE);
      assertThat(RegExe.query(IN_64)).hasValue("D:\\windows");
      assertThat(RegExe.query(scratch.at("Path"))).hasValue("D:\\windows");
    }
  }

  @Test
  void bytesThatAreNoWellFormedStringAreWrittenAsTheyAre() throws Exception {
    try (var scratch = new ScratchKey(View.VIEW_64)) {
      RegExe.add(scratch.at("Path"), "D:\\windows");
      RegistryValue before = registry.value(scratch.at("Path")).orElseThrow();
      for (String text : List.of("C:\\windows", "C:\\win\0dows\0", "")) {
        RegistryValue after = before.withData(text.getBytes(StandardCharsets.UTF_16LE));
        registry.write(List.of(new ValueChange(scratch.at("Path"), before, after)));
        assertThat(registry.value(scratch.at("Path"))).hasValue(after);
        before = after;
      }
    }
  }

  @Test
  void whatCannotBeReadBackIsPutBack() {
    // Both write the same value, so the first is no longer there when all are looked at again.
    var changes = List.of(change(IN_64, "D:\\windows", "C:\\windows"), change(IN_64, "D:\\windows", "E:\\windows"));
    var failure = failureOf(changes);
    assertThat(failure.problem()).isEqualTo(Problem.WRITE_FAILED);
    assertThat(failure.sentence()).contains("PathName", "64-bit view", "Nothing was changed");
    assertThat(RegExe.query(IN_64)).hasValue("D:\\windows");
  }

  @Test
  void aValueNameWithANulDoesNotReachAnotherValue() {
    try (var scratch = new ScratchKey(View.VIEW_64)) {
      RegistryValue hidden = RegistryValue.string("Path\0hidden", ValueType.REG_SZ, "D:\\windows");
      RegExe.add(scratch.at("Path"), "D:\\windows");
      scratch.putNamedExactly(hidden.name(), hidden.type().code(), hidden.data());
      var after = RegistryValue.string(hidden.name(), ValueType.REG_SZ, "C:\\windows");
      var failure = failureOf(List.of(new ValueChange(scratch.at(hidden.name()), hidden, after)));
      assertThat(failure.problem()).isEqualTo(Problem.WRITE_FAILED);
      assertThat(failure.sentence()).contains("RegSetValueExW gave error 123");
      assertThat(RegExe.query(scratch.at("Path"))).hasValue("D:\\windows");
    }
  }

  private Problem problemOf(List<ValueChange> changes) {
    return failureOf(changes).problem();
  }

  private DriveMendException failureOf(List<ValueChange> changes) {
    return catchThrowableOfType(DriveMendException.class, () -> registry.write(changes));
  }

  private static ValueChange change(ValueLocation where, String before, String after) {
    return new ValueChange(
        where,
        RegistryValue.string(where.name(), ValueType.REG_SZ, before),
        RegistryValue.string(where.name(), ValueType.REG_SZ, after));
  }
}
