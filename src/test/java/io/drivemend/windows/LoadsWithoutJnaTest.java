package io.drivemend.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Win32Exception;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
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
  void whatMayBeCalledElsewhereDoesNotReachForJnasLibrary() throws Exception {
    try (var loader = new LoaderWithoutJnasLibrary()) {
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

  /** Loads the program anew, with a JNA that lacks the class which loads its native library. */
  private static final class LoaderWithoutJnasLibrary extends URLClassLoader {

    LoaderWithoutJnasLibrary() {
      super(
          Stream.of(LiveRegistry.class, LoggerFactory.class, Native.class, Win32Exception.class)
              .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.equals(Native.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }
}
