// EARLY: all light is found here, at the vertices: nearly the same on a fine mesh, and much faster
// where a processor draws. PICTURE: the skin's colour comes from a texture.
layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aNormal;
layout(location = 2) in vec4 aColor;
layout(location = 3) in vec2 aUv;
layout(location = 4) in float aOpen;

uniform vec3 uTone;
uniform int uFromTop;  // the file counts the picture's rows from the top
uniform int uColors;   // vertex colours instead of the tone
uniform int uClay;
uniform float uDeeperMm;  // of fewer triangles: areas laid on the skin itself stay in front of them
uniform int uGarment;  // a figure's: its colour, bluer than any skin, tells where it is

#ifdef PICTURE
out vec2 vUv;
#endif
#ifdef EARLY
out vec3 vDiffuse;  // without a picture: the colour on the screen
out vec3 vShine;
#else
out vec3 vPosition;
out vec3 vNormal;
out vec3 vColor;
out vec2 vHollowOpen;
#endif

void main() {
  vec3 albedo = toLinear(uColors == 1 ? aColor.rgb : uTone);
  if (uClay == 1) albedo = kClay * (uGarment == 1 && aColor.b > aColor.r ? 0.58 : 1.0);
#ifdef PICTURE
  vUv = vec2(aUv.x, uFromTop == 1 ? aUv.y : 1.0 - aUv.y);
#endif
#ifdef EARLY
  vec3 toEye = normalize(uEye - aPosition);
  Lit lit = litSkin(normalize(aNormal.xyz + vec3(0.0, 0.0, 1e-9)), toEye, aNormal.w, aOpen, albedo,
                    uClay == 1);
#ifdef PICTURE
  vDiffuse = lit.diffuse;
  vShine = lit.shine;
#else
  vDiffuse = toScreen(albedo * lit.diffuse + lit.shine);
  vShine = vec3(0.0);
#endif
#else
  vPosition = aPosition;
  vNormal = aNormal.xyz;
  vColor = albedo;
  vHollowOpen = vec2(aNormal.w, aOpen);
#endif
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
  if (uDeeperMm > 0.0 && gl_Position.w > 0.0) {
    vec4 deeper = uViewProjection * vec4(aPosition - uDeeperMm * uBack, 1.0);
    gl_Position.z = deeper.z / deeper.w * gl_Position.w;
  }
}
