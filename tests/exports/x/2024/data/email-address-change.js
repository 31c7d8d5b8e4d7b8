window.YTD.email_address_change.part0 = [
  {
    "emailAddressChange": {
      "note": "never opened"
    }
  }
]
