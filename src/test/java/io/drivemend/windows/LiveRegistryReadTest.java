package io.drivemend.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.testing.RegExe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("windows")
class LiveRegistryReadTest {

  private LiveRegistry registry;

  @BeforeEach
  void open() throws Exception {
    registry = LiveRegistry.open();
  }

  @Test
  void a64BitWindowsHasBothViews() {
    assertThat(registry.views()).containsExactly(View.VIEW_64, View.VIEW_32);
  }

  @Test
  void systemRootIsWhatRegExeShows() throws Exception {
    var where = new ValueLocation(View.VIEW_64, KeyPath.CURRENT_VERSION, "SystemRoot");
    assertThat(registry.value(where).flatMap(RegistryValue::text)).isPresent().isEqualTo(RegExe.query(where));
  }

  @Test
  void eachViewGivesItsOwnCopy() throws Exception {
    try (var in64 = new ScratchKey(View.VIEW_64);
        var in32 = new ScratchKey(View.VIEW_32)) {
      RegExe.add(in64.at("Path"), "C:\\Windows");
      RegExe.add(in32.at("Path"), "D:\\Windows");
      assertThat(registry.value(in64.at("Path")).orElseThrow().text()).hasValue("C:\\Windows");
      assertThat(registry.value(in32.at("Path")).orElseThrow().text()).hasValue("D:\\Windows");
    }
  }

  @Test
  void oddValuesKeepTheirTypeAndEveryByte() throws Exception {
    byte[] large = new byte[300_000];
    large[large.length - 1] = 1;
    List<RegistryValue> odd =
        List.of(
            new RegistryValue("no terminator", ValueType.REG_SZ, utf16("C:\\Windows")),
            new RegistryValue("NUL inside", ValueType.REG_SZ, utf16("C:\\Win\0dows\0")),
            new RegistryValue("two terminators", ValueType.REG_EXPAND_SZ, utf16("C:\\Windows\0\0")),
            new RegistryValue("odd size", ValueType.REG_SZ, new byte[] {'C', 0, ':'}),
            new RegistryValue("empty", ValueType.REG_SZ, new byte[0]),
            new RegistryValue("none with data", ValueType.REG_NONE, new byte[] {1, 2, 3}),
            new RegistryValue("short number", ValueType.REG_DWORD, new byte[] {1}),
            new RegistryValue("type nobody knows", new ValueType(0xfedc1234), new byte[] {9, 8}),
            new RegistryValue("", ValueType.REG_BINARY, new byte[] {0}),
            new RegistryValue("large", ValueType.REG_BINARY, large));
    try (var scratch = new ScratchKey(View.VIEW_64)) {
      odd.forEach(value -> scratch.put(value.name(), value.type().code(), value.data()));
      assertThat(registry.values(View.VIEW_64, ScratchKey.PATH)).containsExactlyInAnyOrderElementsOf(odd);
    }
  }

  @Test
  void theValuesOfALargeKeyAreHandedOverOneByOne() throws Exception {
    try (var scratch = new ScratchKey(View.VIEW_64)) {
      List<RegistryValue> values = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        RegistryValue value = RegistryValue.string("value " + i, ValueType.REG_SZ, "x".repeat(i));
        scratch.put(value.name(), value.type().code(), value.data());
        values.add(value);
      }
      List<RegistryValue> seen = new ArrayList<>();
      registry.visitValues(View.VIEW_64, ScratchKey.PATH, seen::add);
      assertThat(seen).containsExactlyInAnyOrderElementsOf(values);
      assertThatThrownBy(
              () ->
                  registry.visitValues(
                      View.VIEW_64,
                      ScratchKey.PATH,
                      value -> {
                        throw new IOException("enough at the first");
                      }))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aNameWithANulIsReadToItsEnd() throws Exception {
    try (var scratch = new ScratchKey(View.VIEW_64)) {
      scratch.put("Path", 1, utf16("plain\0"));
      scratch.putNamedExactly("Path\0hidden", 1, utf16("hidden\0"));
      assertThat(registry.values(View.VIEW_64, ScratchKey.PATH))
          .containsExactlyInAnyOrder(
              RegistryValue.string("Path", ValueType.REG_SZ, "plain"),
              RegistryValue.string("Path\0hidden", ValueType.REG_SZ, "hidden"));
    }
  }

  @Test
  void subkeysAreListedAndMayHaveTheLongestName() throws Exception {
    try (var scratch = new ScratchKey(View.VIEW_32)) {
      String longest = "k".repeat(255);
      RegExe.add(new ValueLocation(View.VIEW_32, ScratchKey.PATH.child(longest), "a"), "1");
      RegExe.add(new ValueLocation(View.VIEW_32, ScratchKey.PATH.child("Ärger & Co"), "a"), "1");
      assertThat(registry.subkeys(View.VIEW_32, ScratchKey.PATH)).containsExactlyInAnyOrder(longest, "Ärger & Co");
      assertThat(registry.hasKey(View.VIEW_32, ScratchKey.PATH.child("ÄRGER & CO"))).isTrue();
      assertThat(registry.hasKey(View.VIEW_64, scratch.at("a").key().child(longest))).isFalse();
    }
  }

  @Test
  void aMissingKeyIsEmpty() throws Exception {
    KeyPath missing = KeyPath.of("SOFTWARE\\DriveMendTest\\not there");
    assertThat(registry.hasKey(View.VIEW_64, missing)).isFalse();
    assertThat(registry.values(View.VIEW_64, missing)).isEmpty();
    assertThat(registry.subkeys(View.VIEW_64, missing)).isEmpty();
  }

  @Test
  void aViewThatThisWindowsDoesNotHaveIsEmpty() throws Exception {
    assertThat(registry.hasKey(View.NATIVE, KeyPath.CURRENT_VERSION)).isFalse();
    assertThat(registry.values(View.NATIVE, KeyPath.CURRENT_VERSION)).isEmpty();
  }

  @Test
  void aKeyThatMayNotBeReadIsNotTakenForAnEmptyOne() {
    try (var scratch = new ScratchKey(View.VIEW_64)) {
      scratch.put("Path", 1, utf16("C:\\Windows\0"));
      scratch.protect("D:(A;;SD;;;WD)");
      assertThat(problemOfReading(ScratchKey.PATH)).isEqualTo(Problem.NO_RIGHTS_TO_READ);
    }
  }

  @Test
  void aKeyNameWithANulDoesNotReachAnotherKey() {
    KeyPath sneaky = KeyPath.of("SOFTWARE\\Microsoft\0hidden");
    var failure =
        catchThrowableOfType(DriveMendException.class, () -> registry.subkeys(View.VIEW_64, sneaky));
    assertThat(failure.problem()).isEqualTo(Problem.REGISTRY_CALL_FAILED);
    assertThat(failure.sentence()).contains("RegOpenKeyExW", "123", "64-bit view");
  }

  private Problem problemOfReading(KeyPath key) {
    return catchThrowableOfType(DriveMendException.class, () -> registry.values(View.VIEW_64, key)).problem();
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }
}
