in vec3 vPosition;
in vec3 vNormal;
in float vInsideMm;  // signed distance to the border along the skin, positive inside

uniform vec3 uColor;  // sRGB
uniform int uMark;  // 1 under the pointer, 2 chosen
uniform int uClient;
uniform int uHatch;  // 0 plain, 1 to 5 patterns that tell areas apart without colour, 6 excluded, 7 dots

out vec4 oColor;

float stripes(float across, float period, float halfWidth) {
  float away = abs(fract(across / period) - 0.5) * period;
  return 1.0 - smoothstep(halfWidth - 0.5, halfWidth + 0.5, away);
}

/// 1 on the pattern's lines, 0 between them; as fine near as far.
float pattern() {
  vec2 at = (gl_FragCoord.xy + uOriginPx) / uPixelScale;
  float rising = (at.x - at.y) * 0.7071;
  float falling = (at.x + at.y) * 0.7071;
  if (uHatch == 1) return stripes(falling, 8.0, 0.7);
  if (uHatch == 2) return stripes(rising, 8.0, 0.7);
  if (uHatch == 3) return stripes(at.y, 7.0, 0.7);
  if (uHatch == 4) return stripes(at.x, 7.0, 0.7);
  if (uHatch == 5) return 1.0 - smoothstep(1.0, 2.0, length(fract(at / 8.0) - 0.5) * 8.0);
  if (uHatch == 6) return max(stripes(falling, 5.0, 0.6), stripes(rising, 5.0, 0.6));
  return 0.0;
}

// Before the client, of very many points: dots that lie on the skin and turn with it, mm.
const float kDotsApart = 3.6;
const float kDotRadius = 0.62;

float dotsIn(vec2 at, float soft) {
  vec2 cell = vec2(1.0, 1.7320508) * kDotsApart;
  vec2 one = mod(at, cell) - 0.5 * cell;
  vec2 other = mod(at + 0.5 * cell, cell) - 0.5 * cell;
  return 1.0 - smoothstep(kDotRadius - soft, kDotRadius + soft, min(length(one), length(other)));
}

float dotTexture(vec3 normal, float mmPerPixel) {
  // Laid on along the axis that the skin faces most; where two do, each has its part.
  vec3 share = pow(abs(normal), vec3(10.0));
  share /= share.x + share.y + share.z;
  float soft = max(0.7 * mmPerPixel, 1e-4);
  float dots = share.x * dotsIn(vPosition.zy, soft) + share.y * dotsIn(vPosition.xz, soft) +
               share.z * dotsIn(vPosition.xy, soft);
  // From afar as much colour as the dots have together.
  float average = 3.6276 * kDotRadius * kDotRadius / (kDotsApart * kDotsApart);
  return mix(dots, average, smoothstep(0.25, 0.6, mmPerPixel / kDotsApart));
}

void main() {
  // Distances in pixels: the border is as wide near as far, upright as slanting, and smooth at every
  // zoom. The length of the slope, not fwidth, which makes slanting lines wider by up to a half.
  // A distance cannot change faster than the place: where it does, the field ends ("never touched").
  float footprint = length(dFdx(vPosition)) + length(dFdy(vPosition));
  vec2 slope = vec2(dFdx(vInsideMm), dFdy(vInsideMm));
  float mmPerPixel = clamp(length(slope), 1e-5, 1.2 * footprint + 1e-5);
  float px = vInsideMm / (mmPerPixel * uPixelScale);
  if (px < -4.0) discard;
  vec3 normal = normalize(vNormal + vec3(0.0, 0.0, 1e-9));
  vec3 light = diffuseLight(normal, vec3(0.4), 1.0);
  vec3 tint = toLinear(uColor);
  if (uClient == 1) {
    // A thin dark wash of a cool colour turns warm skin grey: before the client it is light, and
    // dull colours are made clearer, the duller the more.
    float most = max(tint.r, max(tint.g, tint.b)), least = min(tint.r, min(tint.g, tint.b));
    float clearer = clamp(0.93 * most / max(most - least, 1e-4), 1.0, 1.4);
    tint = max(mix(vec3(dot(tint, vec3(0.2126, 0.7152, 0.0722))), tint, clearer), 0.0) * 1.75;
  }

  float inside = smoothstep(-0.6, 0.6, px);
  // A little more colour along the border, as an illustrator lays a wash.
  float wash = exp(-max(vInsideMm, 0.0) / 5.0);
  float fill = uClient == 1 ? 0.36 + 0.06 * wash : 0.32 + 0.16 * wash;
  bool hovered = uMark == 1;
  bool chosen = uMark == 2;
  fill += chosen ? 0.07 : hovered ? 0.04 : 0.0;
  fill *= inside;
  float lines = pattern() * inside;
#ifdef LENS
  // Under the lens the border stays; what covers the skin gives way with it.
  float covering = 1.0 - 0.6 * lensAt(gl_FragCoord.xy);
  fill *= covering;
  lines *= covering;
#endif
  bool excluded = uHatch == 6;
  bool dotted = uHatch == 7;
  if (dotted) lines = dotTexture(normal, 0.5 * footprint) * smoothstep(0.0, 1.2, vInsideMm);

  // sRGB for blending, since what lies below is sRGB already.
  vec3 fillColor = toScreen(tint * light * 1.05);
  vec3 lineColor = toScreen(tint * light * (uClient == 1 ? 0.24 : chosen ? 0.34 : 0.42));
  // The pattern lies on the wash, weaker before the client.
  fill += (excluded ? 0.45 : dotted ? 0.42 : uClient == 1 ? 0.08 : 0.17) * lines;
  fillColor = mix(fillColor, lineColor, 0.75 * lines);
  float halfWidth = excluded ? 1.2 : uClient == 1 ? 0.5 : (chosen ? 1.5 : hovered ? 1.2 : 0.9);
  float lineAlpha = excluded ? 0.95 : uClient == 1 ? 0.35 : (chosen || hovered ? 0.95 : 0.75);
  // The line's outer edge lies on the border.
  float line = lineAlpha * (1.0 - smoothstep(halfWidth - 0.5, halfWidth + 0.5, abs(px - halfWidth + 0.5)));
  float alpha = fill + line - fill * line;
  vec3 color = fillColor * fill * (1.0 - line) + lineColor * line;

  // A thin light edge outside sets the chosen area off from any skin.
  if (chosen) {
    float halo = 0.55 * (1.0 - smoothstep(0.5, 1.5, abs(px + 1.6)));
    halo *= smoothstep(-3.4, -2.0, vInsideMm);  // the field may end there
    color += vec3(1.0, 0.99, 0.97) * halo * (1.0 - alpha);
    alpha += halo * (1.0 - alpha);
  }
  oColor = vec4(color, alpha);
}
