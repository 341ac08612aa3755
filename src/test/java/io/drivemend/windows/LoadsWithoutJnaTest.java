package io.drivemend.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.slf4j.LoggerFactory;

/** On other systems than Windows nothing of JNA may be touched, for its library cannot be had everywhere. */
@DisabledOnOs(OS.WINDOWS)
class LoadsWithoutJnaTest {

  @Test
  void elsewhereTheLiveRegistryIsRefusedWithTheReason() {
    var failure = catchThrowableOfType(DriveMendException.class, LiveRegistry::open);
    assertThat(failure.problem()).isEqualTo(Problem.NOT_ON_WINDOWS);
    assertThat(failure.sentence()).contains(System.getProperty("os.name"));
  }

  @Test
  void whatMayBeCalledElsewhereNeedsNoJnaOnTheClassPath() throws Exception {
    URL[] withoutJna = {location(LiveRegistry.class), location(LoggerFactory.class)};
    try (var loader = new URLClassLoader(withoutJna, ClassLoader.getPlatformClassLoader())) {
      assertThat(method(loader, "WindowsSystem", "isWindows").invoke(null)).isEqualTo(false);
      assertThat(method(loader, "SystemTheme", "current").invoke(null))
          .hasToString("SystemTheme[dark=false, highContrast=false]");
      Method open = method(loader, "LiveRegistry", "open");
      assertThat(catchThrowableOfType(InvocationTargetException.class, () -> open.invoke(null)).getCause())
          .hasMessage(Problem.NOT_ON_WINDOWS.sentence(System.getProperty("os.name")));
    }
  }

  private static Method method(ClassLoader loader, String type, String name) throws ReflectiveOperationException {
    return Class.forName("io.drivemend.windows." + type, true, loader).getMethod(name);
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
