package io.drivemend.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsPathTest {

  @Test
  void movesToAnotherDriveAndKeepsEverythingElse() {
    WindowsPath old = WindowsPath.parse("c:\\WinNT").orElseThrow();
    assertThat(old.on(new DriveLetter('D'))).hasToString("d:\\WinNT");
    assertThat(old.drive()).isEqualTo(new DriveLetter('C'));
  }

  @Test
  void comparesFoldersAsWindowsDoes() {
    WindowsPath path = WindowsPath.parse("C:\\Windows").orElseThrow();
    assertThat(path.sameFolder(WindowsPath.parse("D:\\WINDOWS\\").orElseThrow())).isTrue();
    assertThat(path.sameFolder(WindowsPath.parse("D:\\WINNT").orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C:", "C:Windows", "\\Windows", "\\\\server\\c$", "\\\\?\\C:\\Windows", "C:\\Win\0dows", "ä:\\x"})
  void readsNothingElse(String text) {
    assertThat(WindowsPath.parse(text)).isEmpty();
  }
}
