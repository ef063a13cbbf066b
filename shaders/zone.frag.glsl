in vec3 vNormal;
in vec2 vInside;

uniform vec3 uBlocked;  // sRGB
uniform vec3 uCaution;

out vec4 oColor;

void main() {
  // Half way between the corners; the border line lies over it.
  bool blocked = vInside.x > 0.5;
  if (!blocked && vInside.y < 0.5) discard;
  vec3 light = diffuseLight(normalize(vNormal + vec3(0.0, 0.0, 1e-9)), vec3(0.4), 1.0);
  vec3 color = toScreen(toLinear(blocked ? uBlocked : uCaution) * light);
  float alpha = 0.17;
  if (blocked) {
    // Hatched, so that it differs from caution without its colour.
    vec2 at = gl_FragCoord.xy + uOriginPx;
    float stripe = abs(fract((at.x + at.y) / (8.0 * uPixelScale)) - 0.5) * 8.0;
    alpha = mix(0.14, 0.52, 1.0 - smoothstep(0.7, 1.7, stripe));
  }
  oColor = vec4(color, 1.0) * alpha;
}
