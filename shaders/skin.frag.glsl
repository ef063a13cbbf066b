#ifdef PICTURE
in vec2 vUv;
uniform sampler2D uPicture;
#endif
#ifdef EARLY
in vec3 vDiffuse;
in vec3 vShine;
#else
in vec3 vPosition;
in vec3 vNormal;
in vec3 vColor;
in vec2 vHollowOpen;
uniform int uClay;
#endif

out vec4 oColor;

#ifdef EARLY
void main() {
#ifdef PICTURE
  vec3 color = toScreen(texture(uPicture, vUv).rgb * vDiffuse + vShine);
#else
  vec3 color = vDiffuse;
#endif
  oColor = vec4(gl_FrontFacing ? color : vec3(0.40, 0.385, 0.375), 1.0);
}
#else
void main() {
  vec3 normal = normalize(vNormal + vec3(0.0, 0.0, 1e-9));
  vec3 toEye = normalize(uEye - vPosition);
#ifdef PICTURE
  vec3 albedo = texture(uPicture, vUv).rgb;
#else
  vec3 albedo = vColor;
#endif
  if (!gl_FrontFacing && dot(normal, toEye) < 0.0) {
    float facing = clamp(-dot(normal, toEye), 0.0, 1.0);
    oColor = vec4(toScreen(kInside * (0.5 + 0.5 * facing)), 1.0);
    return;
  }
  Lit lit = litSkin(normal, toEye, vHollowOpen.x, vHollowOpen.y, albedo, uClay == 1);
  oColor = vec4(toScreen(albedo * lit.diffuse + lit.shine), 1.0);
}
#endif
